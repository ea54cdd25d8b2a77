//! The tiles of the list of institutions, and the portals behind a brand's tile.

use crate::sandbox::catalog::{Health, Institution};
use crate::sandbox::{InstitutionFilter, LinkConfiguration, Sandbox};
use crate::ui::link as ui;

/// Tiles on the first list.
const FEATURED: usize = 14;

pub(in crate::http) fn colour(institution: &Institution) -> String {
    institution.primary_color.clone().unwrap_or_default()
}

/// Institutions a token can be used with: of its countries and products, and those of the Sandbox
/// that are there to be refused.
fn shown<'a>(
    world: &'a Sandbox,
    configuration: &'a LinkConfiguration,
) -> impl Iterator<Item = &'a Institution> {
    let filter = InstitutionFilter {
        country_codes: &configuration.country_codes,
        products: &configuration.products,
        ..InstitutionFilter::default()
    };
    let in_country = InstitutionFilter {
        country_codes: &configuration.country_codes,
        ..InstitutionFilter::default()
    };
    world.institutions().filter(move |it| {
        filter.matches(it) || it.health == Health::Unsupported && in_country.matches(it)
    })
}

pub(super) fn institutions(
    world: &Sandbox,
    configuration: &LinkConfiguration,
    query: &str,
) -> ui::InstitutionsPane {
    let mut all: Vec<&Institution> = shown(world, configuration).collect();
    let first = matched(&all, configuration).map(|it| it.institution_id.clone());
    all.sort_by_key(|it| {
        let other = first.as_ref() != Some(&it.institution_id);
        (other, it.featured.unwrap_or(u16::MAX))
    });
    let mut brands: Vec<&str> = Vec::new();
    let mut tiles = Vec::new();
    for institution in &all {
        match institution.brand.as_deref() {
            Some(brand) if portals(&all, brand).len() > 1 => {
                if !brands.contains(&brand) {
                    brands.push(brand);
                    tiles.push(brand_tile(institution, brand));
                }
            }
            _ => tiles.push(tile(institution)),
        }
    }
    let brands = brands
        .iter()
        .map(|brand| brand_pane(world, configuration, brand))
        .collect();
    let query = query.trim().to_lowercase();
    let matching = |tile: &ui::Tile| tile.name.to_lowercase().contains(&query);
    let (mut featured, mut more) = (Vec::new(), Vec::new());
    for tile in tiles {
        if featured.len() < FEATURED && (query.is_empty() || matching(&tile)) {
            featured.push(tile);
        } else {
            more.push(tile);
        }
    }
    ui::InstitutionsPane {
        query,
        search_label: world.link_ui(configuration).search_label().to_owned(),
        featured,
        more,
        brands,
    }
}

/// The institution that the app's routing number means; none if it means several.
fn matched<'a>(
    all: &[&'a Institution],
    configuration: &LinkConfiguration,
) -> Option<&'a Institution> {
    let number = configuration.routing_number.as_ref()?;
    let mut known = all.iter().filter(|it| it.routing_numbers.contains(number));
    known.next().copied().filter(|_| known.next().is_none())
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
    let all: Vec<&Institution> = shown(world, configuration).collect();
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
