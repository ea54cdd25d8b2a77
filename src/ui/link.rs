//! The pages of Plaid Link. [`Page`] is a pane of a running session, [`BootPage`] the first
//! document of the frame, [`EmbeddedPage`] the tiles of `Plaid.createEmbedded`.
//!
//! # What the pages send
//!
//! Every form is posted urlencoded to the page's own address. `session` is the
//! `link_session_id`, `pane` the [`Pane::name`] that was on the screen (a post for another pane
//! than the present one is stale), `action` one of:
//!
//! | action | further fields | answer |
//! |---|---|---|
//! | `open` | `token`, `received_redirect_uri`, `institution_id` or `brand` or `manual` | page |
//! | `submit_phone` | `phone` | page |
//! | `continue_without_phone`, `continue`, `back`, `stay`, `retry` | | page |
//! | `submit_otp` | `code` | page |
//! | `search` | `query` | page; not looked at by the script |
//! | `select_brand` | `brand` | page; not looked at by the script |
//! | `select_institution` | `institution_id` | page |
//! | `submit_credentials` | `username`, `password`, `attempt` | page |
//! | `open_oauth` | | [`Pane::OauthWaiting`] |
//! | `close_oauth` | | page |
//! | `solve_recaptcha` | | page |
//! | `add_another` | | page |
//! | `accept_terms`, `submit_document`, `close_identity` | | page |
//! | `submit_identity_phone`, `submit_identity_code`, `submit_identity` | what is asked | page |
//! | `pick_kept` | `kept`, a position | page |
//! | `confirm_kept` | `account`, repeated | page |
//! | `connect_new` | | page |
//! | `submit_mfa` | `answer_0`, `answer_1`, ... | page |
//! | `view_data_types` | | page; not looked at by the script |
//! | `select_accounts` | `account`, repeated | page |
//! | `link_with_numbers` | where [`Frame::numbers`] is set | page |
//! | those of [`NumbersPrompt`] | named there | page |
//! | `submit_proof` | `proof`, the name of a file | page |
//! | `sample_proof` | | page |
//! | `exit` | | [`Pane::Exit`] or [`Pane::Finished`] |
//! | `confirm_exit` | from any pane: `exit({force: true})` comes as this | [`Pane::Finished`] |
//! | `submit` | in Layer before `open`: `token`, `phone_number` or `date_of_birth` | page, unseen |
//!
//! `open` has no `pane`, and no `session` but that of a `submit` before it.
//! With the header `X-Link-Fragment: 1` the answer is [`Page::fragment`], else
//! [`Page::document`]. A stale post is best answered with the page of the present pane; `exit` and
//! `confirm_exit` are never stale. After the end of a session every post is answered with its
//! [`Pane::Finished`].

mod colours;
mod embedded_json;
mod extra;
mod identity;
mod income;
mod issue;
mod layer;
pub(super) mod mark;
mod money;
mod numbers;
mod oauth;
mod panes;
mod proof;
mod returning;
mod samples;
mod scan;
mod tile;
mod transparency;

use askama::Template;

use super::words::Words;

pub use colours::Colours;
pub use embedded_json::EmbeddedJson;
pub use extra::{ExtraPane, SharingButton};
pub use identity::{IdentityField, IdentityPane};
pub use income::{IncomePane, IncomeSourceRow};
pub use issue::{IssuePane, IssuePrompt};
pub use layer::{Detail, LayerAccount, LayerPane, Part, SharedAccount};
pub use money::{MoneyPane, Sum};
pub use numbers::{Deposit, NumbersError, NumbersPane, NumbersPrompt};
pub use oauth::{BankPlace, BankSite, OauthPane, OauthWaitingPane};
pub use panes::{
    Account, AccountsPane, ConnectedPane, CredentialsPane, ErrorPane, ExitPane, FinishedPane,
    Health, HealthPane, InstitutionMark, LoadingPane, MfaPane, MfaPrompt, MfaQuestion, OtpPane,
    PhonePane, RecaptchaPane, SavePane, Selection, WayOut,
};
pub use proof::ProofPane;
pub use returning::ReturningPane;
pub use scan::ScanCode;
pub use tile::{BrandPane, Choice, InstitutionsPane, Tile};
pub use transparency::{DataKind, Transparency};

/// A pane of a running session, with what stands around it.
#[derive(Clone, Debug, Template)]
#[template(path = "link/page.html", whitespace = "minimize")]
pub struct Page {
    /// The language it is in.
    pub words: Words,
    /// What stands around the pane.
    pub frame: Frame,
    /// The pane itself.
    pub pane: Pane,
}

/// What stands around a pane.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The `link_session_id`, sent back by every form.
    pub session: String,
    /// How much of the flow is done, in per cent.
    pub progress: u8,
    /// Whether the header offers the way back; some panes never do.
    pub back: bool,
    /// Whether account numbers may be typed in place of a login.
    pub numbers: bool,
    /// JSON array of `{"eventName", "metadata"}`: the events to deliver at once, which are
    /// `OPEN` and the `LAYER_*` ones. All others belong into [`FinishedPane::result`].
    pub live_events: Option<EmbeddedJson>,
    /// In a webview: JSON array of the addresses by which the app is told, to go to one by one.
    pub navigations: Option<EmbeddedJson>,
    /// How many events the app has been told of by then; sent back as `told`.
    pub told: usize,
    /// Colours in place of Link's own.
    pub colours: Colours,
}

/// The panes of Link, in the order a user meets them.
#[derive(Clone, Debug)]
pub enum Pane {
    /// Consent, and the phone number of a returning user.
    Phone(PhonePane),
    /// The code sent to that phone.
    Otp(OtpPane),
    /// The list of institutions.
    Institutions(InstitutionsPane),
    /// The institutions behind one brand.
    Brand(BrandPane),
    /// User name and password.
    Credentials(CredentialsPane),
    /// The way to the institution's own site.
    Oauth(OauthPane),
    /// Waiting for somebody who is there.
    OauthWaiting(OauthWaitingPane),
    /// A box to tick.
    Recaptcha(RecaptchaPane),
    /// What the institution asks.
    Mfa(MfaPane),
    /// Waiting for the institution.
    Loading(LoadingPane),
    /// Which accounts to share.
    Accounts(AccountsPane),
    /// Account and routing number.
    Numbers(NumbersPane),
    /// Income by payroll providers and documents.
    Income(IncomePane),
    /// Money that is to move.
    Money(MoneyPane),
    /// A bank statement that shows whose an account is.
    Proof(ProofPane),
    /// The Item is made.
    Connected(ConnectedPane),
    /// A guest may keep the connection.
    Save(SavePane),
    /// The session cannot go on where it was.
    Error(ErrorPane),
    /// The institution works badly or not at all.
    Health(HealthPane),
    /// Are you sure?
    Exit(ExitPane),
    /// The session is over.
    Finished(FinishedPane),
    /// Somebody's identity is verified.
    Identity(IdentityPane),
    /// Somebody has kept connections, or is about to.
    Returning(ReturningPane),
    /// A bank is down, and may be followed.
    Issue(IssuePane),
    /// Layer.
    Layer(LayerPane),
    /// What only some sessions have.
    Extra(ExtraPane),
}

/// The first document of the frame: it waits for `open`, and opens by a button without scripts.
#[derive(Clone, Debug)]
pub struct BootPage {
    /// The language it is in.
    pub words: Words,
    /// Who shows the page.
    pub mode: Mode,
    /// The link token, as it came; empty when the app still uses a public key.
    pub token: String,
    /// The whole address that the bank sent the user back to, when this is the second half of
    /// an OAuth login.
    pub received_redirect_uri: Option<String>,
}

/// Who shows a [`BootPage`].
#[derive(Clone, Debug)]
pub enum Mode {
    /// `link-initialize.js`, in an iframe of a page of this origin. The frame speaks and
    /// listens to nobody else.
    Frame {
        /// The `origin` parameter of the frame's address.
        origin: String,
    },
    /// Nobody: a hosted or webview page, which starts by itself.
    Page,
}

/// The tiles of `Plaid.createEmbedded`, in the app's own page.
#[derive(Clone, Debug, Template)]
#[template(path = "link/embedded.html", whitespace = "minimize")]
pub struct EmbeddedPage {
    /// The language it is in.
    pub words: Words,
    /// The `origin` parameter of the frame's address.
    pub origin: String,
    /// The tiles; `query` is empty and `brands` are not used.
    pub it: InstitutionsPane,
    /// Whether account numbers may be typed instead.
    pub manual: bool,
    /// Why there are no tiles: a title and a sentence.
    pub refusal: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "link/document.html", whitespace = "minimize")]
struct Document<'a> {
    words: &'a Words,
    boot: Option<&'a BootPage>,
    main: &'a str,
    loading: &'a str,
    offline: &'a str,
}

impl Page {
    /// The pane alone, as `<main>`: the answer to a post of the page script.
    pub fn fragment(&self) -> String {
        self.render()
            .expect("a template writes to a string, which cannot fail")
    }

    /// The pane in a document of its own: the answer to a post without scripts.
    pub fn document(&self) -> String {
        document(&self.words, None, &self.fragment())
    }

    fn brand_page(&self, brand: &BrandPane) -> String {
        let frame = Frame {
            back: true,
            numbers: false,
            live_events: None,
            navigations: None,
            ..self.frame.clone()
        };
        Page {
            words: self.words.clone(),
            frame,
            pane: Pane::Brand(brand.clone()),
        }
        .fragment()
    }
}

impl Pane {
    /// The value of the field `pane` that the pane's forms send.
    pub fn name(&self) -> &'static str {
        match self {
            Pane::Phone(_) => "phone",
            Pane::Otp(_) => "otp",
            Pane::Institutions(_) => "institutions",
            Pane::Brand(_) => "brand",
            Pane::Credentials(_) => "credentials",
            Pane::Oauth(_) => "oauth",
            Pane::OauthWaiting(_) => "oauth-waiting",
            Pane::Recaptcha(_) => "recaptcha",
            Pane::Mfa(_) => "mfa",
            Pane::Loading(_) => "loading",
            Pane::Accounts(_) => "accounts",
            Pane::Numbers(it) => it.name(),
            Pane::Income(it) => it.name(),
            Pane::Money(it) => it.name(),
            Pane::Proof(_) => "proof",
            Pane::Connected(_) => "connected",
            Pane::Save(_) => "save",
            Pane::Error(_) => "error",
            Pane::Health(_) => "health",
            Pane::Exit(_) => "exit",
            Pane::Finished(_) => "finished",
            Pane::Identity(pane) => pane.name(),
            Pane::Returning(pane) => pane.name(),
            Pane::Issue(pane) => pane.name(),
            Pane::Layer(pane) => pane.name(),
            Pane::Extra(it) => it.name(),
        }
    }

    // Whether the header offers a way back and a way out.
    fn has_ways(&self) -> bool {
        !matches!(self, Pane::Loading(_) | Pane::Exit(_) | Pane::Finished(_))
    }
}

impl BootPage {
    /// The document.
    pub fn document(&self) -> String {
        let opening = LoadingPane::waiting(self.words.say("opening_link"));
        let main = aside(&self.words, Pane::Loading(opening));
        document(&self.words, Some(self), &main)
    }
}

impl Mode {
    fn name(&self) -> &'static str {
        match self {
            Mode::Frame { .. } => "frame",
            Mode::Page => "page",
        }
    }

    fn origin(&self) -> &str {
        match self {
            Mode::Frame { origin } => origin,
            Mode::Page => "",
        }
    }
}

impl EmbeddedPage {
    /// The document.
    pub fn document(&self) -> String {
        self.render()
            .expect("a template writes to a string, which cannot fail")
    }
}

fn document(words: &Words, boot: Option<&BootPage>, main: &str) -> String {
    let waiting = LoadingPane::waiting(words.say("one_moment"));
    let loading = aside(words, Pane::Loading(waiting));
    let offline = Pane::Error(ErrorPane {
        title: words.say("link_cannot_reach_the_emulator").to_owned(),
        text: words
            .say("nothing_you_entered_is_lost_check_that_plaid")
            .to_owned(),
        error_code: None,
        way_out: WayOut::Retry,
    });
    let offline = aside(words, offline);
    Document {
        words,
        boot,
        main,
        loading: &loading,
        offline: &offline,
    }
    .render()
    .expect("a template writes to a string, which cannot fail")
}

// A pane outside of any session.
fn aside(words: &Words, pane: Pane) -> String {
    let (words, frame) = (words.clone(), Frame::default());
    let page = Page { words, frame, pane };
    page.fragment()
}
