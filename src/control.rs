//! The emulator's own API under `/_emulator/`: what a tester needs and Plaid does not give.
//! One file per endpoint; handlers are plain functions on a world.

pub mod clock;
pub mod faults;
pub mod index;
pub mod items;
pub mod link;
pub mod scenario;
pub mod tokens;
pub mod transactions;
pub mod webhooks;
pub mod worlds;

pub use index::Index;
pub use scenario::Scenario;

/// An endpoint of the control API, as [`Index`] lists it.
#[derive(Debug, serde::Serialize)]
pub struct Entry {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    /// What it does, and what it takes.
    pub summary: &'static str,
}

/// Every endpoint of the control API.
pub const ENTRIES: &[Entry] = &[
    Entry {
        method: "GET",
        path: "/_emulator",
        summary: "This list, the version and the worlds.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/clock",
        summary: "Read a world's clock; `?client_id=` says whose.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/clock",
        summary: "Move a world's clock: `client_id`, and one of `advance` (\"4h 30m\"), `set` \
                  (a timestamp), `run_until` (a webhook_code), `freeze` (true) and `resume` \
                  (true). Answers what happened on the way, in order.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/faults",
        summary: "Read the rules by which calls go wrong; `?client_id=` says in which world.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/faults",
        summary: "Have calls go wrong: `client_id`; which ones by `path`, `item`, \
                  `institution_id`, `username`, `after`, `times` and `probability`; how by `error` \
                  (a code of Plaid's), `delay_ms` or `disconnect`. For a single call there is the \
                  header `Plaid-Emulator-Error`.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/faults/clear",
        summary: "Take rules away: `client_id`, and `id` for one alone.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/item",
        summary: "Change an Item: `client_id`, `item` (item_id or access token) and `change`, one \
                  of login_required (with `reason`), locked, permission_revoked, account_revoked \
                  (with `account`), consent_expired, new_accounts, not_ready and ready (with \
                  `product`), repaired.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/items",
        summary: "Read the whole state of Items, removed ones too; `?client_id=` says whose, \
                  `&item=` which.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/link/complete",
        summary: "Go through Link without a browser: `link_token`, and where it should differ from \
                  the usual way `institution_id`, `username`, `password`, `mfa`, `accounts`, \
                  `also` (further logins), `outcome` (\"success\" or \"exit\"). Answers what the \
                  app's callbacks would get.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/tokens/expire",
        summary: "End a link, public or access token now: `client_id` and `token`.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/transactions",
        summary: "Have a bank tell of transactions now: `client_id`, `item` and `events`, each \
                  with one of `pending`, `posts`, `changes` and `removes` (a name of yours, or a \
                  transaction_id); of a new one `account` (a mask), `amount` and `name`; \
                  `currency`, `date` and `linked` where they differ. Webhooks announce it.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/preview",
        summary: "A page with every pane of a Link customization: `?link_customization_name=`, and \
                  any Link UI settings.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/webhooks",
        summary: "Read a world's webhooks with every attempt to deliver them; `?client_id=` says \
                  whose, `&after=` leaves out those up to an id.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/client",
        summary: "Say where webhooks go that are about no Item and no link token, as Plaid's \
                  Dashboard does: `client_id` and `url`.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/fire",
        summary: "Send any webhook of Plaid's: `client_id`, `webhook_type`, `webhook_code`; what \
                  it is about by `item`, `link_token` or `user_id`; where it should differ from \
                  the usual one `fields` (an object), `error` (a code of Plaid's) and `url`; \
                  `schema` for the copies of processors.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/release",
        summary: "Send webhooks that a rule holds: `client_id`, and `ids` for some of them in an \
                  order of your own.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/resend",
        summary: "Send a webhook once more: `client_id` and `id`; `tamper` (as in a rule) has \
                  something wrong with it.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/rotate_key",
        summary: "Have another key sign webhooks: `client_id`. The one before is shown as expired.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/webhooks/rules",
        summary: "Read the rules by which webhooks go astray; `?client_id=` says in which world.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/rules",
        summary: "Have webhooks go astray: `client_id`; which ones by `webhook_type`, \
                  `webhook_code`, `item`, `after` and `times`; how by one of `drop`, `duplicate` \
                  and `hold` (true), `delay` (\"30s\") and `tamper` (\"alg\", \"body\", \
                  \"iat\", \"kid\", \"retired_key\" or \"signature\").",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/rules/clear",
        summary: "Take such rules away: `client_id`, and `id` for one alone.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/webhooks/wait",
        summary: "Wait for a webhook: `?client_id=`; which one by `&webhook_type=`, \
                  `&webhook_code=`, `&item=`, `&state=` (as in the list) and `&after=` (an id). \
                  Answers as soon as there is one, or null after `&timeout=` seconds of real \
                  time: 10 without it, 60 at most.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/worlds",
        summary: "List the clients that have a world.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/worlds/delete",
        summary: "Forget a world: `client_id`. The next call of that client makes a new one.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/worlds/reset",
        summary: "Make a world as it was at the start, with the same ids to come: `client_id`.",
    },
];
