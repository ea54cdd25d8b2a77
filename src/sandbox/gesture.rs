//! What a person does in Link.

use super::{
    IdentityGesture, IncomeGesture, IssueGesture, LayerGesture, NumbersGesture, ReturningGesture,
};
use crate::errors::ErrorCode;
use crate::link::Action;

/// What a person does, with what they typed or picked.
#[derive(Debug, Clone, Copy)]
pub enum Gesture<'a> {
    /// A phone number.
    SubmitPhone(&'a str),
    /// The code sent to it.
    SubmitOtp(&'a str),
    /// A search text.
    Search(&'a str),
    /// A brand.
    SelectBrand(&'a str),
    /// An `institution_id`.
    SelectInstitution(&'a str),
    /// Username and password.
    SubmitCredentials(&'a str, &'a str),
    /// Username, password and PIN, where the bank has such.
    SubmitPin(&'a str, &'a str, &'a str),
    /// Answers to the bank's questions, in their order.
    SubmitMfa(&'a [&'a str]),
    /// Positions among the accounts offered.
    SelectAccounts(&'a [usize]),
    /// Something in a verification of somebody's identity.
    Identity(IdentityGesture<'a>),
    /// Something in Layer.
    Layer(LayerGesture<'a>),
    /// Something about connections that were kept.
    Returning(ReturningGesture<'a>),
    /// Something about a bank that is down.
    Issue(IssueGesture<'a>),
    /// Something about income.
    Income(IncomeGesture<'a>),
    /// The name of a file with a bank statement that shows whose an account is.
    SubmitProof(&'a str),
    /// Something about account numbers.
    Numbers(NumbersGesture<'a>),
    /// Back from a bank's site by an address that leads nowhere.
    ReturnAstray(ErrorCode),
    /// An action that needs nothing more.
    Plain(Action),
}

impl Gesture<'_> {
    pub(super) fn action(&self) -> Action {
        match self {
            Self::SubmitPhone(_) => Action::SubmitPhone,
            Self::SubmitOtp(_) => Action::SubmitOtp,
            Self::Search(_) => Action::Search,
            Self::SelectBrand(_) => Action::SelectBrand,
            Self::SelectInstitution(_) => Action::SelectInstitution,
            Self::SubmitCredentials(..) | Self::SubmitPin(..) => Action::SubmitCredentials,
            Self::SubmitMfa(_) => Action::SubmitMfa,
            Self::SelectAccounts(_) => Action::SelectAccounts,
            Self::Identity(gesture) => Action::Identity(gesture.action()),
            Self::Layer(gesture) => Action::Layer(gesture.action()),
            Self::Returning(gesture) => Action::Returning(gesture.action()),
            Self::Issue(gesture) => Action::Issue(gesture.action()),
            Self::Income(gesture) => Action::Income(gesture.action()),
            Self::SubmitProof(_) => Action::SubmitProof,
            Self::Numbers(gesture) => Action::Numbers(gesture.action()),
            Self::ReturnAstray(_) => Action::ReturnOauth,
            Self::Plain(action) => *action,
        }
    }
}
