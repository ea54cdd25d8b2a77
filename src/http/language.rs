//! What pages say, by the language of the link token they belong to.

use std::sync::Arc;

use super::worlds::Worlds;
use crate::sandbox::LinkConfiguration;
use crate::sandbox::catalog::{AccountTemplate, Catalog, Language};
use crate::sandbox::ids::LinkToken;
use crate::ui::words::Words;

/// The longest app name that is shown.
const APP_NAME_MAX: usize = 30;

/// The app's name as people see it.
pub(super) fn app_name(words: &Words, configuration: &LinkConfiguration) -> String {
    let name = &configuration.client_name;
    if name.is_empty() || name.chars().count() > APP_NAME_MAX {
        words.say("this_application").to_owned()
    } else {
        name.clone()
    }
}

/// An account's balance as people see it.
pub(super) fn balance(language: &Language, account: &AccountTemplate) -> Option<String> {
    let amount = account.balances.available.or(account.balances.current)?;
    Some(language.money(amount, &account.currency))
}

/// The texts of a language, for a page.
pub(super) fn words(language: &Language) -> Words {
    Words::new(&language.code, Arc::clone(&language.texts))
}

/// The first language of a browser's that there is, from its `Accept-Language`.
pub(super) fn preferred<'a>(catalog: &'a Catalog, accepted: &str) -> &'a Language {
    let wanted = accepted.split(',').filter_map(|it| {
        let code = it.split([';', '-']).next()?.trim();
        Some(catalog.language(code)).filter(|language| language.code == code)
    });
    wanted.into_iter().next().unwrap_or(&catalog.english)
}

/// The texts of a page that belongs to no token.
pub(super) fn english(catalog: &Catalog) -> Words {
    words(&catalog.english)
}

/// The texts of a page that belongs to a link token, whether or not it still opens anything.
pub(super) fn words_of(worlds: &Worlds, token: &str) -> Words {
    let parsed = LinkToken::parse(token).ok();
    let found = parsed.and_then(|parsed| {
        worlds.of_token(parsed.0, |world| {
            let record = world.link_token(token).ok()?;
            Some(words(
                world.catalog().language(&record.configuration.language),
            ))
        })
    });
    found.flatten().unwrap_or_else(|| english(worlds.catalog()))
}
