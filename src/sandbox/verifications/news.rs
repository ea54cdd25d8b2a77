//! What an app is told of verifications, at the URL of its client: steps that end, a status that
//! changes, another attempt.
//! <https://plaid.com/docs/api/products/identity-verification/#webhooks>

use super::{StepStatus, Steps, Verification, VerificationState};
use crate::sandbox::Sandbox;
use crate::sandbox::webhooks::{Payload, Subject};

/// What has happened to a verification, with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerificationNews {
    /// It is another attempt of an earlier one.
    Retried(String),
    /// A step has ended.
    StepUpdated(String),
    /// It stands otherwise than before.
    StatusUpdated(String),
}

impl VerificationNews {
    /// The id of the verification.
    pub fn id(&self) -> &str {
        match self {
            Self::Retried(id) | Self::StepUpdated(id) | Self::StatusUpdated(id) => id,
        }
    }
}

/// How a verification stands.
pub(in crate::sandbox) type Standing = (Steps, VerificationState);

impl Verification {
    pub(in crate::sandbox) fn standing(&self) -> Standing {
        (self.steps, self.state)
    }
}

impl Sandbox {
    /// Tells the app how a verification stands, if that is otherwise than before.
    pub(in crate::sandbox) fn tell_of_verification(&mut self, id: &str, before: Standing) {
        let Ok(verification) = self.verification(id) else {
            return;
        };
        let (steps, state) = verification.standing();
        let ended = ended(steps) - ended(before.0);
        for _ in 0..ended {
            self.tell_client(VerificationNews::StepUpdated(id.to_owned()));
        }
        if state != before.1 {
            self.tell_client(VerificationNews::StatusUpdated(id.to_owned()));
        }
    }

    pub(super) fn tell_client(&mut self, news: VerificationNews) {
        if let Some(url) = self.client_webhook().map(str::to_owned) {
            self.notify_url(url, Subject::World, Payload::Verification(news));
        }
    }
}

/// How many steps have ended.
fn ended(mut steps: Steps) -> usize {
    let ended = |step: &&mut StepStatus| matches!(**step, StepStatus::Success | StepStatus::Failed);
    steps.in_order().iter().filter(|step| ended(step)).count()
}
