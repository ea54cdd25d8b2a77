//! Which errors a pane of Link shows beside its fields.

use super::LinkSession;
use super::link_returning::awaits_phone_code;
use crate::errors::ErrorCode;
use crate::link::income::IncomeStep;
use crate::link::issue::IssueStep;
use crate::link::numbers::NumbersStep;
use crate::link::{Extra, Step};

impl LinkSession {
    /// Whether the pane that is up shows [`LinkSession::error`].
    pub fn shows_error(&self) -> bool {
        self.step == Step::Failed || self.inline_error()
    }

    fn inline_error(&self) -> bool {
        use ErrorCode as Code;
        let code = self.error.as_ref().map(|error| error.code);
        match self.step {
            Step::Income(IncomeStep::Login) => code == Some(Code::InvalidCredentials),
            Step::Income(IncomeStep::Ssn) => code == Some(Code::InvalidMfa),
            Step::Income(IncomeStep::Upload) => code == Some(Code::IncomeVerificationUploadError),
            Step::Proof => matches!(
                code,
                Some(Code::IncomeVerificationUploadError | Code::SandboxWebhookInvalid)
            ),
            Step::Consent => code == Some(Code::InvalidPhoneNumber),
            Step::Extra(Extra::Save) => matches!(
                code,
                Some(Code::InvalidPhoneNumber | Code::ProfileAuthenticationFailed)
            ),
            step if awaits_phone_code(step) => code == Some(Code::InvalidOtp),
            Step::Issue(IssueStep::Code) => code == Some(Code::InvalidOtp),
            Step::Credentials => {
                matches!(
                    code,
                    Some(
                        Code::InvalidCredentials
                            | Code::InvalidUpdatedUsername
                            | Code::ItemLoginRequired
                    )
                )
            }
            Step::Mfa => code == Some(Code::InvalidMfa),
            Step::Numbers(NumbersStep::Account | NumbersStep::Both) => {
                code == Some(Code::InvalidAccountNumber)
            }
            Step::Numbers(NumbersStep::Code | NumbersStep::InstantCode) => {
                code == Some(Code::IncorrectDepositVerification)
            }
            _ => false,
        }
    }
}
