//! The questions a bank asks after the password. In the Sandbox the password says which:
//! <https://plaid.com/docs/sandbox/test-credentials/#mfa-passwords>.

use crate::errors::ErrorCode;

/// `mfa_type` of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MfaType {
    /// A code sent to a device.
    Code,
    /// Which device to send a code to.
    Device,
    /// Questions with free answers.
    Questions,
    /// Questions with options.
    Selections,
}

impl MfaType {
    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Device => "device",
            Self::Questions => "questions",
            Self::Selections => "selections",
        }
    }
}

/// Devices that can be sent a code.
pub const DEVICES: &[&str] = &[
    "••• ••• 1111",
    "••• ••• 2222",
    "s...h@plaid.com",
    "r...n@plaid.com",
];
/// The code "sent" to any of them.
const CODE: &str = "1234";
/// What `mfa_selections` asks without numbers.
const SELECTIONS: &[(&str, &[&str])] = &[
    ("You say tomato, I say...?", &["tomato", "potato"]),
    ("Ketchup or mustard?", &["ketchup", "mustard"]),
];
/// Rounds, questions and options go up to this.
const MANY: u8 = 9;

/// A question of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What can be chosen; empty for a free answer.
    pub options: Vec<String>,
    answer: String,
}

/// What a bank asks at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Round {
    /// Which of [`DEVICES`] to send a code to.
    Devices,
    /// The code that was sent.
    Code,
    /// Questions, all with options or all without.
    Questions(Vec<Question>),
}

/// All a bank asks, and how far the person has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mfa {
    rounds: Vec<Round>,
    at: usize,
    device: usize,
}

impl Mfa {
    /// What a password makes the bank ask; `None` if it is no `mfa_*` password.
    pub fn of_password(password: &str) -> Option<Self> {
        let rounds = match password.strip_prefix("mfa_")? {
            "device" => vec![Round::Devices, Round::Code],
            "selections" => {
                let asked = SELECTIONS.iter().map(|(text, options)| Question {
                    text: (*text).to_owned(),
                    options: options.iter().map(|option| (*option).to_owned()).collect(),
                    answer: options[0].to_owned(),
                });
                vec![Round::Questions(asked.collect())]
            }
            other => numbered(other)?,
        };
        Some(Self {
            rounds,
            at: 0,
            device: 0,
        })
    }

    /// What is asked now; `None` when all has been answered.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.get(self.at)
    }

    /// The device that was chosen.
    pub fn device(&self) -> &'static str {
        DEVICES[self.device]
    }

    /// The kind of what is asked now.
    pub fn kind(&self) -> Option<MfaType> {
        Some(match self.round()? {
            Round::Devices => MfaType::Device,
            Round::Code => MfaType::Code,
            Round::Questions(questions) if questions.iter().any(|it| it.options.is_empty()) => {
                MfaType::Questions
            }
            Round::Questions(_) => MfaType::Selections,
        })
    }

    /// What answers the present round rightly; of devices the first.
    pub fn right_answers(&self) -> Vec<&str> {
        match self.round() {
            Some(Round::Devices) => vec!["0"],
            Some(Round::Code) => vec![CODE],
            Some(Round::Questions(questions)) => {
                questions.iter().map(|it| it.answer.as_str()).collect()
            }
            None => Vec::new(),
        }
    }

    /// The state after these answers, one for each question; a device by its position.
    ///
    /// # Errors
    /// `INVALID_MFA` if one is wrong or missing.
    pub fn answered(&self, answers: &[&str]) -> Result<Self, ErrorCode> {
        let mut next = Self {
            at: self.at + 1,
            ..self.clone()
        };
        let first = answers.first().copied().unwrap_or_default();
        let right = match self.round() {
            Some(Round::Devices) => {
                next.device = first.parse().unwrap_or(DEVICES.len());
                next.device < DEVICES.len()
            }
            Some(Round::Code) => first.trim() == CODE,
            Some(Round::Questions(questions)) => {
                questions.len() == answers.len()
                    && questions
                        .iter()
                        .zip(answers)
                        .all(|(it, given)| it.answer == given.trim())
            }
            None => false,
        };
        if right {
            Ok(next)
        } else {
            Err(ErrorCode::InvalidMfa)
        }
    }
}

/// `questions_<n>_<m>` or `selections_<n>_<m>_<o>`.
fn numbered(text: &str) -> Option<Vec<Round>> {
    let mut parts = text.split('_');
    let kind = parts.next()?;
    let numbers: Vec<u8> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (rounds, questions, options) = match (kind, numbers.as_slice()) {
        ("questions", [rounds, questions]) => (*rounds, *questions, 0),
        ("selections", [rounds, questions, options]) if *options > 1 => {
            (*rounds, *questions, *options)
        }
        _ => return None,
    };
    if !(1..=MANY).contains(&rounds) || !(1..=MANY).contains(&questions) || options > MANY {
        return None;
    }
    let question = |round: u8, question: u8| {
        let name = format!("answer_{round}_{question}");
        Question {
            text: format!("What is the answer to question_{round}_{question}?"),
            answer: if options == 0 {
                name.clone()
            } else {
                format!("{name}_0")
            },
            options: (0..options)
                .map(|option| format!("{name}_{option}"))
                .collect(),
        }
    };
    let round = |round| Round::Questions((0..questions).map(|it| question(round, it)).collect());
    Some((0..rounds).map(round).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_chosen_and_its_code_typed() {
        let asked = Mfa::of_password("mfa_device").unwrap();
        assert_eq!(asked.kind(), Some(MfaType::Device));
        assert_eq!(asked.answered(&["4"]), Err(ErrorCode::InvalidMfa));
        let sent = asked.answered(&["1"]).unwrap();
        assert_eq!(
            (sent.kind(), sent.device()),
            (Some(MfaType::Code), "••• ••• 2222")
        );
        assert_eq!(sent.answered(&["4321"]), Err(ErrorCode::InvalidMfa));
        assert_eq!(sent.answered(&["1234"]).unwrap().round(), None);
    }

    #[test]
    fn questions_come_in_rounds() {
        let first = Mfa::of_password("mfa_questions_2_2").unwrap();
        assert_eq!(first.answered(&["answer_0_0"]), Err(ErrorCode::InvalidMfa));
        let second = first.answered(&["answer_0_0", "answer_0_1"]).unwrap();
        assert_eq!(second.kind(), Some(MfaType::Questions));
        assert_eq!(
            second
                .answered(&["answer_1_0", "answer_1_1"])
                .unwrap()
                .kind(),
            None
        );
    }

    #[test]
    fn of_options_the_first_is_right() {
        let asked = Mfa::of_password("mfa_selections_1_1_3").unwrap();
        assert_eq!(asked.kind(), Some(MfaType::Selections));
        assert_eq!(
            asked.answered(&["answer_0_0_1"]),
            Err(ErrorCode::InvalidMfa)
        );
        assert!(asked.answered(&["answer_0_0_0"]).is_ok());
        let plain = Mfa::of_password("mfa_selections").unwrap();
        assert!(plain.answered(&["tomato", "ketchup"]).is_ok());
    }

    #[test]
    fn other_passwords_ask_nothing() {
        for password in [
            "pass_good",
            "mfa_",
            "mfa_questions",
            "mfa_questions_0_1",
            "mfa_questions_1_10",
            "mfa_selections_1_1_1",
            "mfa_selections_1_1",
            "mfa_questions_1_1_1",
            "mfa_x_1_1",
        ] {
            assert_eq!(Mfa::of_password(password), None, "{password}");
        }
    }
}
