//! Colours of a customization, which the page's script puts in place of Link's own.

use std::fmt;

use super::mark::{Ground, is_colour};

/// Colours in place of Link's own, `#rrggbb`; anything else means none.
#[derive(Clone, Debug, Default)]
pub struct Colours {
    /// Behind the dialog.
    pub background: Option<String>,
    /// The main button, with a text that can be read on it.
    pub accent: Option<String>,
}

impl fmt::Display for Colours {
    /// As attributes of the pane. A `style` would need `unsafe-inline` of the app's own policy.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let background = self.background.as_deref();
        if let Some(colour) = background.filter(|it| is_colour(it)) {
            write!(f, " data-background=\"{colour}\"")?;
        }
        let accent = self.accent.as_deref();
        if let Some(colour) = accent.filter(|it| is_colour(it)) {
            let ground = Ground::new("", colour);
            let ink = if ground.light { "#111318" } else { "#ffffff" };
            write!(f, " data-brand=\"{colour}\" data-on-brand=\"{ink}\"")?;
        }
        Ok(())
    }
}
