//! Link customizations, as an app's owner makes them in Plaid's Dashboard.
//! <https://plaid.com/docs/link/customization/>

use super::{AccountSelect, LinkUi};

/// A Link customization, `link_customization_name` of `/link/token/create`.
#[derive(Debug, Clone, Default)]
pub struct Customization {
    /// Its name.
    pub name: String,
    /// How accounts are chosen; a new Dashboard account starts with `multiple`.
    pub account_select: AccountSelect,
    /// Settings of the pages.
    pub link_ui: LinkUi,
}
