//! The panes where an institution is chosen.

use super::mark;

/// The list of institutions (view `SELECT_INSTITUTION`).
#[derive(Clone, Debug)]
pub struct InstitutionsPane {
    /// What the user searched for; empty at first. Without scripts the search is a post, and
    /// the answer has the matches in `featured`.
    pub query: String,
    /// The heading, usually "Select your institution".
    pub title: String,
    /// The heading and the sentence where nothing was found.
    pub nothing: (String, String),
    /// Placeholder and name of the search field.
    pub search_label: String,
    /// The tiles on the screen, best first: 10 to 14 of them. Empty means nothing matched.
    pub featured: Vec<Tile>,
    /// All other institutions; the script finds them by name, website and keywords.
    pub more: Vec<Tile>,
    /// The brands among the tiles, so that the script can show their institutions at once.
    pub brands: Vec<BrandPane>,
}

/// The institutions behind one brand (view `SELECT_BRAND`).
#[derive(Clone, Debug)]
pub struct BrandPane {
    /// The brand's key, as in [`Choice::Brand`].
    pub brand: String,
    /// The brand's name.
    pub name: String,
    /// The brand's colour, `#rrggbb`; anything else means none.
    pub colour: String,
    /// Its institutions. Link shows the plain one under the brand's own name.
    pub institutions: Vec<Tile>,
}

/// One institution or brand in a list.
#[derive(Clone, Debug)]
pub struct Tile {
    /// What choosing it sends.
    pub choice: Choice,
    /// The name, which is also the button's accessible name.
    pub name: String,
    /// The bare domain, for example `www.chase.com`; may be empty.
    pub website: String,
    /// The colour, `#rrggbb`; anything else means none.
    pub colour: String,
    /// Further words that find the tile, for example other names; may be empty.
    pub keywords: String,
}

/// What a tile stands for.
#[derive(Clone, Debug)]
pub enum Choice {
    /// One institution: posts `select_institution`.
    Institution {
        /// For example `ins_109508`.
        institution_id: String,
    },
    /// Several institutions under one brand: posts `select_brand`.
    Brand {
        /// The value of the field `brand`.
        brand: String,
        /// The brand's plain institution. Tests find the brand's tile by this id too, so that
        /// institution has no tile of its own in the same list.
        institution_id: String,
    },
}

impl BrandPane {
    pub(super) fn mark(&self) -> String {
        mark::data_uri(&self.name, &self.colour)
    }
}

impl Tile {
    pub(super) fn mark(&self) -> String {
        mark::data_uri(&self.name, &self.colour)
    }

    // What the page script searches in.
    pub(super) fn search_key(&self) -> String {
        let words = [&self.name, &self.website, &self.keywords].map(|word| word.to_lowercase());
        words.join(" ").trim_end().to_owned()
    }

    pub(super) fn item_id(&self) -> Option<String> {
        match self.choice {
            Choice::Institution { .. } => None,
            Choice::Brand { .. } => Some(format!("aut-{}", self.name)),
        }
    }

    pub(super) fn button_id(&self) -> String {
        match &self.choice {
            Choice::Institution { institution_id } | Choice::Brand { institution_id, .. } => {
                format!("aut-{institution_id}")
            }
        }
    }

    pub(super) fn form_id(&self) -> &'static str {
        match self.choice {
            Choice::Institution { .. } => "link-pick-institution",
            Choice::Brand { .. } => "link-pick-brand",
        }
    }

    pub(super) fn field(&self) -> &'static str {
        match self.choice {
            Choice::Institution { .. } => "institution_id",
            Choice::Brand { .. } => "brand",
        }
    }

    pub(super) fn value(&self) -> &str {
        match &self.choice {
            Choice::Institution { institution_id } => institution_id,
            Choice::Brand { brand, .. } => brand,
        }
    }
}
