//! How a verification goes on with what a person sends.

use jiff::Timestamp;

use super::{Person, StepStatus, Steps, Verification, VerificationState, VerificationTemplate};

/// Pictures of documents that do not fit the person before the step is lost.
const DOCUMENTS_MAX: usize = 3;
/// Wrong codes before the step is lost.
const CODES_MAX: u32 = 3;
/// The code "sent" to any phone.
const CODE: &str = "11111";

/// What a person sends.
#[derive(Debug, Clone)]
pub enum Submission {
    /// Consent.
    Consent,
    /// A phone number, to which a code is sent.
    Phone(String),
    /// The code.
    Code(String),
    /// Name, address, date of birth and number.
    Details(Box<Person>),
    /// A picture of a document, which always shows Leslie Knope.
    Document,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The step is not done: more of it follows, or it may be tried again.
    Stays,
    /// What was sent was wrong, and may be sent again.
    Wrong,
    /// The step is done.
    Passed,
    /// The step is lost, and the verification with it.
    Failed,
}

/// How the steps of a template stand at first.
pub(super) fn steps(template: &VerificationTemplate, gave_consent: bool) -> Steps {
    let of = |has: bool| {
        if has {
            StepStatus::WaitingForPrerequisite
        } else {
            StepStatus::NotApplicable
        }
    };
    let mut steps = Steps {
        accept_tos: StepStatus::Active,
        verify_sms: of(template.verify_sms),
        kyc_check: of(template.kyc_check),
        documentary_verification: of(template.documentary_verification),
        risk_check: of(template.risk_check),
        watchlist_screening: of(template.watchlist_screening),
    };
    if gave_consent {
        steps.accept_tos = StepStatus::Skipped;
        steps.activate_next();
    }
    steps
}

impl Steps {
    /// The steps a person goes through, and after them those that need nobody.
    pub(super) fn in_order(&mut self) -> [&mut StepStatus; 6] {
        [
            &mut self.accept_tos,
            &mut self.verify_sms,
            &mut self.kyc_check,
            &mut self.documentary_verification,
            &mut self.risk_check,
            &mut self.watchlist_screening,
        ]
    }

    fn activate_next(&mut self) {
        let waiting = self
            .in_order()
            .into_iter()
            .find(|step| **step == StepStatus::WaitingForPrerequisite);
        if let Some(step) = waiting {
            *step = StepStatus::Active;
        }
    }

    fn end(&mut self, status: StepStatus) {
        let active = self
            .in_order()
            .into_iter()
            .find(|step| **step == StepStatus::Active);
        if let Some(step) = active {
            *step = status;
        }
        if status == StepStatus::Success {
            self.activate_next();
        }
    }
}

impl Verification {
    /// Takes what a person sends for the step that is up.
    pub fn submit(&mut self, submission: Submission, now: Timestamp) -> Progress {
        let active = |step: StepStatus| step == StepStatus::Active;
        let progress = match submission {
            Submission::Consent if active(self.steps.accept_tos) => Progress::Passed,
            Submission::Phone(number) if active(self.steps.verify_sms) => {
                self.person.phone_number = Some(number);
                self.code_sent_at = Some(now);
                Progress::Stays
            }
            Submission::Code(code) if active(self.steps.verify_sms) => {
                self.codes += 1;
                match code.trim() {
                    CODE => Progress::Passed,
                    _ if self.codes >= CODES_MAX => Progress::Failed,
                    _ => Progress::Wrong,
                }
            }
            Submission::Details(person) if active(self.steps.kyc_check) => {
                self.person = person.over(&self.person);
                self.check_person()
            }
            Submission::Document if active(self.steps.documentary_verification) => {
                let told = self.person.compare();
                let fits = !told.name.contains(&super::Match::NoMatch)
                    && !told.date_of_birth.contains(&super::Match::NoMatch);
                self.documents.push(fits);
                match fits {
                    true => Progress::Passed,
                    false if self.documents.len() >= DOCUMENTS_MAX => Progress::Failed,
                    false => Progress::Wrong,
                }
            }
            _ => Progress::Stays,
        };
        match progress {
            Progress::Passed => self.steps.end(StepStatus::Success),
            Progress::Failed => {
                self.steps.end(StepStatus::Failed);
                self.state = VerificationState::Failed;
                self.completed_at = Some(now);
            }
            Progress::Stays | Progress::Wrong => {}
        }
        self.run_alone(now);
        progress
    }

    fn check_person(&mut self) -> Progress {
        let comparison = self.person.compare();
        self.comparison = Some(comparison);
        if comparison.passes() {
            Progress::Passed
        } else {
            Progress::Failed
        }
    }

    /// Does the steps that need nobody, and ends the verification after the last.
    pub(super) fn run_alone(&mut self, now: Timestamp) {
        if self.state != VerificationState::Active {
            return;
        }
        let told = self.comparison.is_none() && self.person.is_complete();
        let untouched = self.code_sent_at.is_none() && self.documents.is_empty();
        // All that is asked for was told by the app: nobody has to be asked.
        let alone = self.steps.verify_sms == StepStatus::NotApplicable && untouched;
        if self.steps.kyc_check == StepStatus::Active && told && alone {
            match self.check_person() {
                Progress::Passed => self.steps.end(StepStatus::Success),
                _ => {
                    self.steps.end(StepStatus::Failed);
                    self.state = VerificationState::Failed;
                    self.completed_at = Some(now);
                    return;
                }
            }
        }
        for _ in 0..2 {
            let alone = [self.steps.risk_check, self.steps.watchlist_screening];
            if alone.contains(&StepStatus::Active) {
                self.steps.end(StepStatus::Success);
            }
        }
        let open = |step: &&mut StepStatus| {
            matches!(
                **step,
                StepStatus::Active | StepStatus::WaitingForPrerequisite
            )
        };
        if !self.steps.in_order().iter().any(open) {
            self.state = VerificationState::Success;
            self.completed_at = Some(now);
        }
    }
}
