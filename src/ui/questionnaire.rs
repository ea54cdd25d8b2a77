//! The page on which a customer of a platform tells Plaid of itself, which Plaid hosts in English
//! only. Here nothing has to be told: one press of a button stands for the form.

use askama::Template;

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "questionnaire.html", whitespace = "minimize")]
pub enum QuestionnairePage {
    /// The form.
    Form {
        /// What the customer is called.
        company_name: String,
    },
    /// It was sent; the customer goes back to the platform.
    Sent {
        /// Where to.
        redirect_uri: String,
    },
    /// No such page was made.
    Unknown,
}

impl QuestionnairePage {
    /// The document.
    pub fn document(&self) -> String {
        self.render()
            .expect("a template writes to a string, which cannot fail")
    }
}
