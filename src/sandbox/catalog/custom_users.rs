//! Users who are what their password says. <https://plaid.com/docs/sandbox/user-custom/>

use std::fmt;
use std::sync::Arc;

use super::TestUser;

/// Reads a password, with a text to make up from what it leaves out.
type Read = dyn Fn(&str, &str) -> Option<TestUser> + Send + Sync;

/// The way to read the password of `user_custom`; without one no password will do.
#[derive(Clone, Default)]
pub struct CustomUsers(Option<Arc<Read>>);

impl CustomUsers {
    /// The username they all have.
    pub const USERNAME: &'static str = "user_custom";

    /// Reads passwords with `read`, which finds nobody in one that is no custom user. What the
    /// password leaves out is made up from its own seed, or else from the second text.
    pub fn new<R>(read: R) -> Self
    where
        R: Fn(&str, &str) -> Option<TestUser> + Send + Sync + 'static,
    {
        Self(Some(Arc::new(read)))
    }

    /// Who a password describes.
    pub fn read(&self, password: &str, seed: &str) -> Option<TestUser> {
        self.0.as_deref()?(password, seed)
    }
}

impl fmt::Debug for CustomUsers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CustomUsers").finish_non_exhaustive()
    }
}
