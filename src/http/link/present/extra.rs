//! The panes that only some sessions have, and what consent is asked for.

use super::View;
use super::colour;
use crate::link::Extra;
use crate::sandbox::catalog::ConsentPane;
use crate::sandbox::{DataScope, LinkConfiguration};
use crate::ui::link as ui;
use crate::ui::link::{InstitutionMark, Pane};
use crate::ui::words::Words;

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
                kinds: kinds(&self.words, self.configuration),
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
fn kind(words: &Words, scope: DataScope) -> ui::DataKind {
    let (name, text) = match scope {
        DataScope::AccountBalanceInfo => (
            "account_and_balance_info",
            "names_types_last_digits_and_balances_of_your",
        ),
        DataScope::ContactInfo => (
            "contact_info",
            "your_name_email_addresses_phone_numbers_and",
        ),
        DataScope::AccountRoutingNumber => (
            "account_and_routing_number",
            "what_is_needed_to_move_money_to_and_from_your",
        ),
        DataScope::Transactions => ("transactions", "amounts_dates_merchants_and_categories_of"),
        DataScope::CreditLoanInfo => ("credit_and_loans", "due_dates_interest_rates_balances_and"),
        DataScope::Investments => ("investments", "holdings_securities_and_what_was_bought_and"),
        DataScope::BankStatements => ("bank_statements_2", "statements_as_your_bank_makes_them"),
        DataScope::RiskInfo => ("risk_info", "how_your_accounts_are_used_to_tell_whether_a"),
    };
    ui::DataKind {
        name: words.say(name).to_owned(),
        text: words.say(text).to_owned(),
    }
}

/// Contact info comes first, as at Plaid; the rest in the order of the scopes.
fn kinds(words: &Words, configuration: &LinkConfiguration) -> Vec<ui::DataKind> {
    let mut scopes: Vec<DataScope> = configuration.data_scopes().into_iter().collect();
    scopes.sort_by_key(|scope| *scope != DataScope::ContactInfo);
    scopes.into_iter().map(|it| kind(words, it)).collect()
}

impl View<'_> {
    /// The boxes to tick on a bank's own site.
    pub(super) fn boxes(&self) -> Vec<String> {
        let kinds = kinds(&self.words, self.configuration).into_iter();
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
            kinds: kinds(&self.words, self.configuration),
            use_cases,
        }
    }
}
