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
            return self.words.say("verify_your_employment").to_owned();
        }
        if asked.contains(&Product::IncomeVerification) {
            return self.words.say("verify_your_income").to_owned();
        }
        match &self.texts().noun {
            Some(noun) => {
                let sentence = self.words.sentence("connect_your_noun");
                sentence.with("noun", noun).to_string()
            }
            None => self.words.say("connect_your_account").to_owned(),
        }
    }

    /// The key of what has come of the session.
    fn connected_text(&self) -> &'static str {
        match self.session.findings.transfer {
            Some(TransferStatus::Complete) => "your_transfer_with_app_is_on_its_way",
            Some(TransferStatus::Incomplete) => "your_account_is_linked_but_the_transfer_could",
            None => "your_account_has_been_successfully_linked_to",
        }
    }

    /// The pane that says that all is done.
    pub(super) fn connected(&self) -> ui::ConnectedPane {
        let texts = self.texts();
        let own = if self.session.updates() {
            &texts.reconnected
        } else {
            &texts.connected
        };
        let app_name = self.app_name();
        let said = |text: &Option<String>, usual: &'static str| {
            let usual = self.words.say(usual);
            let text = text.as_deref().unwrap_or(usual);
            text.replace("{app}", &app_name)
        };
        ui::ConnectedPane {
            title: said(&own.title, "success"),
            text: said(&own.text, self.connected_text()),
            button: said(&own.button, "continue"),
        }
    }
}
