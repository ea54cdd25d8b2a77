//! The panes that only some sessions have, and what consent is asked for.

use super::View;
use crate::link::Extra;
use crate::sandbox::LinkConfiguration;
use crate::sandbox::catalog::ConsentPane;
use crate::sandbox::product::Product;
use crate::ui::link as ui;
use crate::ui::link::Pane;

impl View<'_> {
    pub(super) fn extra(&self, extra: Extra) -> Pane {
        let app_name = self.app_name();
        Pane::Extra(match extra {
            Extra::Consent(_) => ui::ExtraPane::Consent { app_name },
            Extra::Returned => ui::ExtraPane::Returned {
                institution: self.mark(),
            },
            Extra::Sharing => ui::ExtraPane::Sharing {
                institution: self.mark(),
                app_name,
                button: match self.ui().consent() {
                    ConsentPane::Share => ui::SharingButton::ShareData,
                    ConsentPane::Allow | ConsentPane::None => ui::SharingButton::Allow,
                },
                shared_data: shared_data(self.configuration),
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

/// The kinds of data consent is asked for.
/// <https://plaid.com/docs/link/data-transparency-messaging-migration-guide/>
pub(super) fn shared_data(configuration: &LinkConfiguration) -> Vec<String> {
    let asked: Vec<Product> = configuration.all_products().collect();
    let any = |products: &[Product]| products.iter().any(|product| asked.contains(product));
    let mut shared = vec!["contact info", "account and balance info"];
    if any(&[Product::Auth, Product::Transfer, Product::InvestmentsAuth]) {
        shared.push("account and routing number");
    }
    if any(&[Product::Transactions, Product::Assets, Product::Signal]) {
        shared.push("transactions");
    }
    if any(&[Product::Liabilities]) {
        shared.push("credit and loans");
    }
    if any(&[Product::Investments, Product::InvestmentsAuth]) {
        shared.push("investments");
    }
    if any(&[Product::Statements]) {
        shared.push("bank statements");
    }
    shared.into_iter().map(str::to_owned).collect()
}
