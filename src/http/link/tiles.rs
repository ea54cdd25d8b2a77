//! The tiles of the list of institutions, and the portals behind a brand's tile.

use crate::http::language::app_name;
use crate::sandbox::catalog::Institution;
use crate::sandbox::{InstitutionFilter, LinkConfiguration, Sandbox};
use crate::ui::link as ui;
use crate::ui::words::Words;

/// Tiles on the first list.
const FEATURED: usize = 14;

pub(in crate::http) fn colour(institution: &Institution) -> String {
    institution.primary_color.clone().unwrap_or_default()
}

/// Institutions that can be found with a token: those of its countries that the customization does
/// not hide.
fn found<'a>(world: &'a Sandbox, configuration: &'a LinkConfiguration) -> Vec<&'a Institution> {
    let in_country = InstitutionFilter {
        country_codes: &configuration.country_codes,
        ..InstitutionFilter::default()
    };
    let hidden = &world.customization(configuration).institutions.hidden;
    world
        .institutions()
        .filter(|it| in_country.matches(it) && !hidden.contains(&it.institution_id))
        .collect()
}

/// Where an institution stands on the list, first lowest; `None` if it is found by search only.
/// What has not all products is not offered, but may be looked for and says so then.
fn place(
    institution: &Institution,
    configuration: &LinkConfiguration,
    custom: &[String],
    matched: Option<&str>,
) -> Option<usize> {
    let id = &institution.institution_id;
    if matched == Some(id) {
        return Some(0);
    }
    let products = &configuration.products;
    if !products.iter().all(|it| institution.supports(*it)) {
        return None;
    }
    if custom.is_empty() {
        let featured = institution.featured.map_or(usize::MAX, usize::from);
        return Some(featured.saturating_add(1));
    }
    custom.iter().position(|it| it == id).map(|at| at + 1)
}

pub(super) fn institutions(
    world: &Sandbox,
    words: &Words,
    configuration: &LinkConfiguration,
    query: &str,
) -> ui::InstitutionsPane {
    let all = found(world, configuration);
    let customization = world.customization(configuration);
    let custom = &customization.institutions.featured;
    let first = world.matched_institution(configuration);
    let mut placed: Vec<(Option<usize>, &Institution)> = all
        .iter()
        .map(|it| (place(it, configuration, custom, first), *it))
        .collect();
    placed.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    let mut brands: Vec<&str> = Vec::new();
    let mut tiles = Vec::new();
    for (place, institution) in placed {
        match institution.brand.as_deref() {
            Some(brand) if portals(&all, brand).len() > 1 => {
                if !brands.contains(&brand) {
                    brands.push(brand);
                    tiles.push((place, brand_tile(institution, brand)));
                }
            }
            _ => tiles.push((place, tile(institution))),
        }
    }
    let query = query.trim().to_lowercase();
    let (featured, more) = shown(tiles, &query);
    let texts = &customization.texts;
    let said = |text: &Option<String>, usual: &'static str| {
        let text = text.as_deref().unwrap_or_else(|| words.say(usual));
        text.replace("{app}", &app_name(words, configuration))
    };
    ui::InstitutionsPane {
        query,
        title: said(&texts.institution_select.title, "select_your_institution"),
        nothing: (
            said(
                &texts.institution_search.title,
                "nothing_matches_your_search",
            ),
            said(
                &texts.institution_search.text,
                "check_the_spelling_or_try_a_shorter_part_of",
            ),
        ),
        search_label: world
            .link_ui(configuration)
            .search_label
            .unwrap_or_else(|| words.say("search").to_owned()),
        featured,
        more,
        brands: brands
            .iter()
            .map(|brand| brand_pane(world, configuration, brand))
            .collect(),
    }
}

/// The tiles on the screen, and those that a search may find.
fn shown(tiles: Vec<(Option<usize>, ui::Tile)>, query: &str) -> (Vec<ui::Tile>, Vec<ui::Tile>) {
    let (mut featured, mut more) = (Vec::new(), Vec::new());
    for (place, tile) in tiles {
        let shown = if query.is_empty() {
            place.is_some()
        } else {
            tile.name.to_lowercase().contains(query)
        };
        if shown && featured.len() < FEATURED {
            featured.push(tile);
        } else {
            more.push(tile);
        }
    }
    (featured, more)
}

fn portals<'a>(all: &[&'a Institution], brand: &str) -> Vec<&'a Institution> {
    all.iter()
        .copied()
        .filter(|it| it.brand.as_deref() == Some(brand))
        .collect()
}

pub(super) fn brand_pane(
    world: &Sandbox,
    configuration: &LinkConfiguration,
    brand: &str,
) -> ui::BrandPane {
    let all = found(world, configuration);
    let portals = portals(&all, brand);
    ui::BrandPane {
        brand: brand.to_owned(),
        name: brand.to_owned(),
        colour: portals.first().map(|it| colour(it)).unwrap_or_default(),
        institutions: portals.into_iter().map(tile).collect(),
    }
}

fn brand_tile(plain: &Institution, brand: &str) -> ui::Tile {
    ui::Tile {
        choice: ui::Choice::Brand {
            brand: brand.to_owned(),
            institution_id: plain.institution_id.clone(),
        },
        name: brand.to_owned(),
        ..tile(plain)
    }
}

pub(super) fn tile(institution: &Institution) -> ui::Tile {
    let website = institution.url.as_deref().unwrap_or_default();
    let website = website.split("://").last().unwrap_or_default();
    ui::Tile {
        choice: ui::Choice::Institution {
            institution_id: institution.institution_id.clone(),
        },
        name: institution.name.clone(),
        website: website.split('/').next().unwrap_or_default().to_owned(),
        colour: colour(institution),
        keywords: institution.institution_id.clone(),
    }
}
