//! The Link flow as a machine over values: which pane follows which action, and what Link says
//! happened. It knows no store: what it must know is looked up first and handed in as [`Facts`].
//! Panes and events: <https://plaid.com/docs/link/web/#onevent>.

mod event;
mod extra;
mod flow;
pub mod identity;
pub mod income;
pub mod issue;
pub mod layer;
mod leaving;
pub mod mfa;
pub mod money;
pub mod numbers;
mod picked;
mod portal;
mod proof;
mod reaction;
mod recovery;
pub mod returning;
mod step;

pub use event::{EventName, ExitStatus, MatchReason, View};
pub use extra::{Extra, Extras};
pub use flow::{Asks, Facts};
pub use layer::answer;
pub use picked::Picked;
pub use portal::Portal;
pub use reaction::{NotOffered, Outcome, Reaction, Signal};
pub use step::{
    Action, CHOSEN, CONFIRM, EARN, Flow, LAYER, PAY, PROVE, RESELECT, STANDARD, Step, UPDATE,
    VERIFIED, VERIFY, WIDEN,
};
