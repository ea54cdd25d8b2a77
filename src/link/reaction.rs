//! Where an action leads, and what Link says on the way.

use super::event::{EventName, ExitStatus, View};
use super::step::Step;
use crate::errors::ErrorCode;

/// A thing Link says happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// An event without a pane of its own.
    Event(EventName),
    /// An event that names a pane.
    At(EventName, View),
    /// `TRANSITION_VIEW`.
    View(View),
}

/// Where an action leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// To this pane, or back to the same one.
    Show(Step),
    /// To this pane, with an error on it.
    Refuse(Step, ErrorCode),
    /// Out of Link, with onExit.
    Leave(ExitStatus),
    /// Out of Link, with onSuccess.
    Finish,
}

/// An outcome and the signals on the way to it, in order.
#[derive(Debug, PartialEq, Eq)]
pub struct Reaction {
    /// Where it leads.
    pub outcome: Outcome,
    /// What is said.
    pub signals: Vec<Signal>,
}

/// The pane has no such button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotOffered;

/// To a pane, after these events.
pub(super) fn show(events: &[EventName], step: Step) -> Reaction {
    let mut signals: Vec<Signal> = events.iter().copied().map(Signal::Event).collect();
    signals.extend(step.views().iter().copied().map(Signal::View));
    Reaction {
        outcome: Outcome::Show(step),
        signals,
    }
}

/// To a pane that is up or needs no view, after an event.
pub(super) fn say(event: EventName, step: Step) -> Reaction {
    Reaction {
        outcome: Outcome::Show(step),
        signals: vec![Signal::Event(event)],
    }
}

/// To a pane with an error on it.
pub(super) fn refuse(before: &[Signal], step: Step, code: ErrorCode) -> Reaction {
    let mut signals = before.to_vec();
    signals.push(Signal::Event(EventName::Error));
    signals.extend(step.views().iter().copied().map(Signal::View));
    Reaction {
        outcome: Outcome::Refuse(step, code),
        signals,
    }
}

/// Out of Link with onSuccess, after these signals.
pub(super) fn finish(mut signals: Vec<Signal>) -> Reaction {
    signals.push(Signal::Event(EventName::Handoff));
    Reaction {
        outcome: Outcome::Finish,
        signals,
    }
}
