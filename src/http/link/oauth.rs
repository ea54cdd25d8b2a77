//! The panes around a login on a bank's own site, and where that site opens.
//! <https://plaid.com/docs/link/oauth/#link-flow>

use hyper::HeaderMap;
use hyper::header::USER_AGENT;

use crate::api::wire::hosted;
use crate::http::form::Form;
use crate::http::{base_url, oauth};
use crate::sandbox::ids::LinkToken;
use crate::sandbox::{LinkConfiguration, LinkSession};
use crate::ui::link::{BankPlace, BankSite, ScanCode};

/// What Link runs in.
#[derive(Debug, Default)]
pub(super) struct Browser {
    base_url: String,
    kind: Kind,
    /// Whether the app around the page reads what it is told from navigations.
    webview: bool,
    /// Whether the app has opened Link with a public key in place of a link token.
    pub(super) by_key: bool,
    /// How many events that app has been told of.
    pub(super) told: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Desktop,
    Mobile,
    /// A page within an app, which has no windows but its own.
    Webview,
}

impl Browser {
    /// The browser that sends a request.
    pub(super) fn of(headers: &HeaderMap, query: &Form, form: &Form) -> Self {
        let agent = headers.get(USER_AGENT).and_then(|it| it.to_str().ok());
        let webview = query.get("isWebview") == "true";
        let kind = if webview {
            Kind::Webview
        } else {
            Kind::of(agent.unwrap_or_default())
        };
        Self {
            base_url: base_url(headers),
            kind,
            webview,
            by_key: query.get("token").is_empty() && !query.get("key").is_empty(),
            told: form.get("told").parse().unwrap_or_default(),
        }
    }

    /// Whether the app around the page is told by navigations.
    pub(super) fn is_webview(&self) -> bool {
        self.webview
    }

    /// Whether it is a page within an app, which has no windows but its own.
    pub(super) fn is_windowless(&self) -> bool {
        self.kind == Kind::Webview
    }

    /// The bank's own site as a session gets there.
    pub(super) fn bank_site(
        &self,
        token: LinkToken,
        session: &LinkSession,
        configuration: &LinkConfiguration,
    ) -> Option<BankSite> {
        let oauth_state_id = session.oauth_state_id?;
        let (institution_id, _) = session.institution.as_ref()?;
        let hosted = configuration.hosted_link.as_ref();
        // A hosted session comes back to its own page, which needs nobody's help.
        let page = hosted.map(|_| hosted::url(&self.base_url, token));
        let in_app = hosted.is_some_and(|hosted| hosted.is_mobile_app);
        let app = page.as_deref().or(configuration.redirect_uri.as_deref());
        let place = match (self.kind, app) {
            (_, Some(_)) if in_app => BankPlace::Here,
            (Kind::Desktop, _) => BankPlace::Popup,
            (Kind::Mobile, Some(_)) if hosted.is_some() => BankPlace::Here,
            (Kind::Mobile, Some(_)) => BankPlace::TabOfApp,
            (Kind::Webview, Some(_)) => BankPlace::Here,
            (Kind::Mobile | Kind::Webview, None) => BankPlace::Tab,
        };
        let own = oauth::own_redirect_uri(&self.base_url);
        let redirect_uri = match place {
            BankPlace::Popup | BankPlace::Tab => &own,
            BankPlace::TabOfApp | BankPlace::Here => app.unwrap_or(&own),
        };
        let address = oauth::login_address(
            oauth_state_id,
            institution_id,
            &configuration.client_name,
            redirect_uri,
        );
        Some(BankSite { address, place })
    }

    /// The code that takes a phone to the bank's own site; none where there is no other device.
    pub(super) fn scan_code(
        &self,
        session: &LinkSession,
        configuration: &LinkConfiguration,
    ) -> Option<ScanCode> {
        let (institution_id, _) = session.institution.as_ref()?;
        let address = oauth::scanned_address(
            &self.base_url,
            session.oauth_state_id?,
            institution_id,
            &configuration.client_name,
        );
        (self.kind == Kind::Desktop)
            .then(|| ScanCode::of(&address))
            .flatten()
    }
}

impl Kind {
    /// By the words browsers and the frames of apps describe themselves with.
    fn of(agent: &str) -> Self {
        let has = |word: &str| agent.contains(word);
        let in_android_app = has("; wv)") || has("Version/4.0 Chrome/");
        let in_ios_app =
            has("AppleWebKit/") && (has("iPhone") || has("iPad") || has("iPod")) && !has("Safari/");
        let in_known_app = has("FBAN/") || has("FBAV/") || has("Instagram ");
        if in_android_app || in_ios_app || in_known_app {
            Self::Webview
        } else if has("Mobi") || has("Android") {
            Self::Mobile
        } else {
            Self::Desktop
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_told_apart() {
        let kinds = [
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
             like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) \
             Chrome/140.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Linux; Android 5.1.1; Nexus 5 Build/LMY48B; wv) AppleWebKit/537.36 \
             (KHTML, like Gecko) Version/4.0 Chrome/43.0.2357.65 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, \
             like Gecko) Mobile/15E148",
            "",
        ]
        .map(Kind::of);
        assert_eq!(
            kinds,
            [
                Kind::Desktop,
                Kind::Desktop,
                Kind::Mobile,
                Kind::Mobile,
                Kind::Webview,
                Kind::Webview,
                Kind::Desktop,
            ]
        );
    }
}
