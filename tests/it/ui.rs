//! Every page of Link, rendered with its samples.

use std::collections::BTreeSet;

use plaid_emulator::fixtures;
use plaid_emulator::ui::assets::asset;
use plaid_emulator::ui::link::{BootPage, EmbeddedPage, Page};
use plaid_emulator::ui::oauth::{BankPage, EndedPage, ReturnPage};
use plaid_emulator::ui::words::Words;

/// What pages say in English.
fn english() -> Words {
    let catalog = fixtures::built_in();
    let english = catalog.language("en");
    Words::new(&english.code, english.texts.clone())
}

#[test]
fn pages_render() {
    let words = english();
    let panes = Page::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.fragment()));
    let boots = BootPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    let tiles = EmbeddedPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    for (name, html) in panes.chain(boots).chain(tiles).chain(bank_pages()) {
        assert_eq!(
            repeated_ids(&html),
            BTreeSet::new(),
            "ids that stand twice in `{name}`"
        );
        insta::assert_snapshot!(name, html);
    }
}

fn bank_pages() -> Vec<(&'static str, String)> {
    let words = english();
    let banks = BankPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    let ways_back = ReturnPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    let ends = EndedPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    banks.chain(ways_back).chain(ends).collect()
}

#[test]
fn a_document_holds_the_pane_and_unique_ids() {
    let words = english();
    for (name, page) in Page::samples(&words) {
        let document = page.document();
        assert!(
            document.contains(&page.fragment()),
            "the pane is missing in `{name}`"
        );
        assert_eq!(
            repeated_ids(&document),
            BTreeSet::new(),
            "ids that stand twice in `{name}`"
        );
        assert_eq!(document.matches("<reach-portal>").count(), 1, "in `{name}`");
    }
}

#[test]
fn a_button_belongs_to_a_form_of_its_pane() {
    let words = english();
    for (name, page) in Page::samples(&words) {
        let pane = page.fragment();
        for form in pane.split(" form=\"").skip(1) {
            let id = form.split('"').next().unwrap();
            assert!(
                pane.contains(&format!("<form id=\"{id}\"")),
                "a button of `{name}` belongs to `{id}`, which is not there"
            );
        }
    }
}

#[test]
fn pages_refer_to_their_own_assets_only() {
    let words = english();
    let boots = BootPage::samples(&words)
        .into_iter()
        .map(|(name, page)| (name, page.document()));
    for (name, document) in boots.chain(bank_pages()) {
        let addresses = document
            .split(['"', '\''])
            .collect::<Vec<_>>()
            .windows(2)
            .filter(|pair| pair[0].ends_with("src=") || pair[0].ends_with("href="))
            .map(|pair| pair[1].to_owned())
            .collect::<Vec<_>>();
        for address in addresses {
            assert!(
                address.starts_with("data:")
                    || address.starts_with("http://localhost:3000/oauth?")
                    || asset(&address).is_some(),
                "`{name}` refers to {address}, which is not embedded"
            );
        }
    }
}

// Templates are documents of their own until the script takes their contents out.
fn repeated_ids(html: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let outside = html
        .split("<template")
        .enumerate()
        .map(|(at, part)| match at {
            0 => part,
            _ => part.rsplit("</template>").next().unwrap_or(part),
        });
    outside
        .flat_map(|part| part.split(" id=\"").skip(1))
        .map(|rest| rest.split('"').next().unwrap_or(rest).to_owned())
        .filter(|id| !seen.insert(id.clone()))
        .collect()
}
