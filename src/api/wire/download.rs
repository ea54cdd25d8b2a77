//! Where documents about income are fetched, without keys: `download_url`.

use crate::sandbox::Sandbox;
use crate::sandbox::ids::Uuid;

const PREFIX: &str = "/income/verification/document/download/";

/// Gives documents their addresses.
#[derive(Debug, Clone, Copy)]
pub struct Downloads<'a> {
    /// Whose documents they are.
    pub sandbox: &'a Sandbox,
    /// Where the caller reaches the emulator.
    pub base_url: &'a str,
}

impl Downloads<'_> {
    /// The newest address of a document.
    pub fn url(self, document: Uuid) -> String {
        let address = self.sandbox.download_address(document);
        format!("{}{PREFIX}{address}", self.base_url)
    }
}

/// Whether a path is such an address.
pub fn is_path(path: &str) -> bool {
    path.starts_with(PREFIX)
}

/// The last part of an address.
pub fn read(path: &str) -> Option<Uuid> {
    Uuid::parse(path.strip_prefix(PREFIX)?)
}
