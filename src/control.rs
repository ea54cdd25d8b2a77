//! The emulator's own API under `/_emulator/`: what a tester needs and Plaid does not give.
//! One file per endpoint; handlers are plain functions on a world.

pub mod clock;
pub mod index;
pub mod link;
pub mod webhooks;

pub use index::Index;

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
                  (a timestamp), `freeze` (true) and `resume` (true).",
    },
    Entry {
        method: "POST",
        path: "/_emulator/link/complete",
        summary: "Go through Link without a browser: `link_token`, and where it should differ from \
                  the usual way `institution_id`, `username`, `password`, `mfa`, `accounts`, \
                  `outcome` (\"success\" or \"exit\"). Answers what the app's callbacks would get.",
    },
    Entry {
        method: "GET",
        path: "/_emulator/webhooks",
        summary: "Read a world's webhooks with every attempt to deliver them; `?client_id=` says \
                  whose, `&after=` leaves out those up to an id.",
    },
    Entry {
        method: "POST",
        path: "/_emulator/webhooks/resend",
        summary: "Send a webhook once more: `client_id` and `id`.",
    },
];
