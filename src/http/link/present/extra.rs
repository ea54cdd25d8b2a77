//! The panes that only some sessions have, and what consent is asked for.

use super::View;
use super::colour;
use crate::link::Extra;
use crate::sandbox::catalog::ConsentPane;
use crate::sandbox::{DataScope, LinkConfiguration};
use crate::ui::link as ui;
use crate::ui::link::{InstitutionMark, Pane};

impl View<'_> {
    pub(super) fn extra(&self, extra: Extra) -> Pane {
        let app_name = self.app_name();
        Pane::Extra(match extra {
            Extra::Consent(_) => ui::ExtraPane::Consent {
                app_name,
                purpose: self.purpose(),
            },
            Extra::Returned => ui::ExtraPane::Returned {
                institution: self.mark(),
            },
            Extra::Sharing => ui::ExtraPane::Sharing {
                institution: self.mark(),
                button: match self.ui().consent() {
                    ConsentPane::Share => ui::SharingButton::ShareData,
                    ConsentPane::Allow | ConsentPane::None => ui::SharingButton::Allow,
                },
                shared: self
                    .shared()
                    .unwrap_or_else(|| self.transparency(Vec::new())),
            },
            Extra::Report => ui::ExtraPane::Report {
                institution: self.mark(),
                app_name,
                kinds: kinds(self.configuration),
            },
            Extra::Another => ui::ExtraPane::Another {
                institutions: self.added(),
            },
            Extra::Save => {
                return Pane::Save(ui::SavePane {
                    institution: self.mark(),
                    phone: String::new(),
                    error: self.inline_error(),
                });
            }
        })
    }
}

impl View<'_> {
    /// The institutions of the Items the session has added.
    fn added(&self) -> Vec<InstitutionMark> {
        let added = self.session.added.iter();
        let names = added.filter_map(|added| added.institution.as_ref());
        names
            .map(|(id, name)| InstitutionMark {
                name: name.clone(),
                colour: self.world.institution(id).map(colour).unwrap_or_default(),
            })
            .collect()
    }
}

/// A kind of data as people know it: its name, and what it is made of.
fn kind(scope: DataScope) -> ui::DataKind {
    let (name, text) = match scope {
        DataScope::AccountBalanceInfo => (
            "account and balance info",
            "Names, types, last digits and balances of your accounts",
        ),
        DataScope::ContactInfo => (
            "contact info",
            "Your name, email addresses, phone numbers and postal addresses",
        ),
        DataScope::AccountRoutingNumber => (
            "account and routing number",
            "What is needed to move money to and from your accounts",
        ),
        DataScope::Transactions => (
            "transactions",
            "Amounts, dates, merchants and categories of what you pay and receive",
        ),
        DataScope::CreditLoanInfo => (
            "credit and loans",
            "Due dates, interest rates, balances and payments of cards and loans",
        ),
        DataScope::Investments => (
            "investments",
            "Holdings, securities and what was bought and sold",
        ),
        DataScope::BankStatements => ("bank statements", "Statements as your bank makes them"),
        DataScope::RiskInfo => (
            "risk info",
            "How your accounts are used, to tell whether a payment may be returned",
        ),
    };
    ui::DataKind {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

/// Contact info comes first, as at Plaid; the rest in the order of the scopes.
fn kinds(configuration: &LinkConfiguration) -> Vec<ui::DataKind> {
    let mut scopes: Vec<DataScope> = configuration.data_scopes().into_iter().collect();
    scopes.sort_by_key(|scope| *scope != DataScope::ContactInfo);
    scopes.into_iter().map(kind).collect()
}

impl View<'_> {
    /// The boxes to tick on a bank's own site.
    pub(super) fn boxes(&self) -> Vec<String> {
        let kinds = kinds(self.configuration).into_iter();
        kinds.map(|kind| kind.name).collect()
    }

    /// What people are told about their data, if they are.
    pub(super) fn shared(&self) -> Option<ui::Transparency> {
        let told = self.world.data_transparency(self.configuration)?;
        Some(self.transparency(told.use_cases.clone()))
    }

    fn transparency(&self, use_cases: Vec<String>) -> ui::Transparency {
        ui::Transparency {
            app_name: self.app_name(),
            kinds: kinds(self.configuration),
            use_cases,
        }
    }
}
