//! Hosted Link's page, which opens Link by itself and leads back to the app at the end.

use askama::Template;

use super::words::Words;

/// The page; its script is `/assets/hosted.js`, its style `/assets/hosted.css`.
#[derive(Clone, Debug, Template)]
#[template(path = "hosted.html", whitespace = "minimize")]
pub struct HostedPage {
    /// The language it is in.
    pub words: Words,
    /// The session to open; `None` where the address leads to none.
    pub session: Option<Session>,
}

/// A hosted session.
#[derive(Clone, Debug)]
pub struct Session {
    /// The link token.
    pub token: String,
    /// What stands around Link, before and after it.
    pub closing: Closing,
    /// Where the user is sent at the end; without one, a word says to go back.
    pub completion_redirect_uri: Option<String>,
    /// The whole address by which a bank has sent the user back.
    pub received_redirect_uri: Option<String>,
}

/// What stands around a hosted session.
#[derive(Clone, Debug)]
pub enum Closing {
    /// An app is waiting.
    App {
        /// Its name.
        name: String,
    },
    /// Nobody is: the page is all there is.
    Page {
        /// What the page says while Link opens.
        opening: String,
    },
}

impl HostedPage {
    /// The page of an address that opens nothing, or nothing any more.
    pub fn ended(words: Words) -> Self {
        let session = None;
        Self { words, session }
    }

    /// The document.
    pub fn document(&self) -> String {
        self.render()
            .expect("a template writes to a string, which cannot fail")
    }
}
