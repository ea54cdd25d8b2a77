//! Users who are what their password says. <https://plaid.com/docs/sandbox/user-custom/>

use std::fmt;
use std::sync::Arc;

use super::TestUser;
use super::documents::Upload;

/// Reads a password, with a text to make up from what it leaves out.
type Read = dyn Fn(&str, &str) -> Option<TestUser> + Send + Sync;
/// Reads the files about income in a text.
type ReadUploads = fn(&str) -> Vec<Upload>;

/// The way to read what testers write in Link: the password of `user_custom`, and files that say
/// what is to be read in them. Without one no password will do, and no file says anything.
#[derive(Clone, Default)]
pub struct CustomUsers(Option<(Arc<Read>, ReadUploads)>);

impl CustomUsers {
    /// The username they all have.
    pub const USERNAME: &'static str = "user_custom";

    /// Reads passwords with `read`, which finds nobody in one that is no custom user, and files
    /// with `uploads`. What the password leaves out is made up from its own seed, or else from the
    /// second text.
    pub fn new<R>(read: R, uploads: ReadUploads) -> Self
    where
        R: Fn(&str, &str) -> Option<TestUser> + Send + Sync + 'static,
    {
        Self(Some((Arc::new(read), uploads)))
    }

    /// Who a password describes.
    pub fn read(&self, password: &str, seed: &str) -> Option<TestUser> {
        let (read, _) = self.0.as_ref()?;
        read(password, seed)
    }

    /// The files in a text of JSON values, one after another.
    pub fn uploads(&self, text: &str) -> Vec<Upload> {
        self.0
            .as_ref()
            .map_or_else(Vec::new, |(_, uploads)| uploads(text))
    }
}

impl fmt::Debug for CustomUsers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CustomUsers").finish_non_exhaustive()
    }
}
