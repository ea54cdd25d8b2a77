//! The Link flow as a machine over values: which pane follows which action, and what Link says
//! happened. It knows no store: what it must know is looked up first and handed in as [`Facts`].
//! Panes and events: <https://plaid.com/docs/link/web/#onevent>.

mod event;
mod flow;
pub mod mfa;

pub use event::{EventName, ExitStatus, View};
pub use flow::{
    Action, Asks, CHOSEN, Facts, Flow, NotOffered, Outcome, Portal, Reaction, STANDARD, Signal,
    Step, UPDATE, answer, exit_status,
};
