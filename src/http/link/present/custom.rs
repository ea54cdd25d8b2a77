//! What a customization puts in place of Link's own texts and colours.
//! <https://plaid.com/docs/link/customization/>

use super::View;
use crate::sandbox::TransferStatus;
use crate::sandbox::catalog::Texts;
use crate::sandbox::product::Product;
use crate::ui::link as ui;

impl View<'_> {
    fn texts(&self) -> &Texts {
        &self.world.customization(self.configuration).texts
    }

    pub(super) fn colours(&self) -> ui::Colours {
        let colours = &self.world.customization(self.configuration).colours;
        ui::Colours {
            background: colours.background.clone(),
            accent: colours.accent.clone(),
        }
    }

    /// What the app uses Plaid for, by its products.
    pub(super) fn purpose(&self) -> String {
        let asked = &self.configuration.products;
        if asked.contains(&Product::Employment) {
            return "verify your employment".to_owned();
        }
        if asked.contains(&Product::IncomeVerification) {
            return "verify your income".to_owned();
        }
        let noun = self.texts().noun.as_deref().unwrap_or("account");
        format!("connect your {noun}")
    }

    /// The pane that says that all is done.
    /// What has come of the session, in words.
    fn connected_text(&self) -> &'static str {
        match self.session.findings.transfer {
            Some(TransferStatus::Complete) => "Your transfer with {app} is on its way",
            Some(TransferStatus::Incomplete) => {
                "Your account is linked, but the transfer could not be made. {app} knows more"
            }
            None => "Your account has been successfully linked to {app}",
        }
    }

    pub(super) fn connected(&self) -> ui::ConnectedPane {
        let texts = self.texts();
        let own = if self.session.updates() {
            &texts.reconnected
        } else {
            &texts.connected
        };
        let app_name = self.app_name();
        let said = |text: &Option<String>, usual: &str| {
            let text = text.as_deref().unwrap_or(usual);
            text.replace("{app}", &app_name)
        };
        ui::ConnectedPane {
            title: said(&own.title, "Success"),
            text: said(&own.text, self.connected_text()),
            button: said(&own.button, "Continue"),
        }
    }
}
