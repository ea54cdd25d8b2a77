//! The panes around a bank's own site.

use super::page;
use super::values::{platypus_bank, shared};
use crate::ui::link::{BankPlace, BankSite, OauthPane, OauthWaitingPane, Page, Pane, ScanCode};

pub(super) fn pages() -> Vec<(&'static str, Page)> {
    let site = |place| BankSite {
        address: "sandbox-oauth-login.html?state=e30=".to_owned(),
        place,
    };
    let waiting = |place| {
        let (institution, site) = (platypus_bank(), site(place));
        page(
            50,
            Pane::OauthWaiting(OauthWaitingPane { institution, site }),
        )
    };
    let oauth = OauthPane {
        institution: platypus_bank(),
        boxes: shared().kinds.into_iter().map(|kind| kind.name).collect(),
        shared: Some(shared()),
        site: site(BankPlace::Popup),
        scan: None,
    };
    let scan = OauthPane {
        scan: ScanCode::of("http://127.0.0.1:4242/link"),
        ..oauth.clone()
    };
    vec![
        ("oauth-scan", page(45, Pane::Oauth(scan))),
        ("oauth", page(45, Pane::Oauth(oauth))),
        ("oauth-waiting-popup", waiting(BankPlace::Popup)),
        ("oauth-waiting-tab", waiting(BankPlace::TabOfApp)),
        ("oauth-waiting-here", waiting(BankPlace::Here)),
    ]
}
