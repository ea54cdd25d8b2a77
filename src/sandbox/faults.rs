//! Calls that are to go wrong: rules that stand until they are used up or taken away.

use std::time::Duration;

use super::Sandbox;
use super::ids::ItemId;
use super::mint::spread;
use crate::errors::{Error, ErrorCode};

/// Names a rule within its world: 1 for the first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct RuleId(pub u64);

/// Which calls go wrong, and how. What is `None` is not looked at.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The operation; with a `*` at the end, all that begin so.
    pub path: Option<String>,
    /// The Item that is asked about.
    pub item_id: Option<ItemId>,
    /// The institution of that Item.
    pub institution_id: Option<String>,
    /// The login name behind that Item.
    pub username: Option<String>,
    /// How many fitting calls are left alone first.
    pub after: u64,
    /// How many calls go wrong before the rule is used up.
    pub times: Option<u64>,
    /// How many of the others go wrong, 0 to 1; drawn from the seed.
    pub probability: f64,
    /// What happens to them.
    pub mishap: Mishap,
}

/// What happens to a call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mishap {
    /// The error it is answered with; otherwise it is answered as ever.
    pub error: Option<ErrorCode>,
    /// How long the answer is kept back, by the wall's clock.
    pub delay: Duration,
    /// The connection ends without an answer, although the call was not done.
    pub disconnect: bool,
}

/// A rule that stands, and how it went.
#[derive(Debug)]
pub struct Standing {
    /// Names it.
    pub id: RuleId,
    /// What it says.
    pub rule: Rule,
    /// How many calls have fitted.
    pub fitted: u64,
    /// How many of them went wrong.
    pub struck: u64,
}

/// The rules of a world, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Faults {
    made: u64,
    standing: Vec<Standing>,
}

impl Standing {
    fn is_used_up(&self) -> bool {
        self.rule.times.is_some_and(|times| self.struck >= times)
    }

    /// Counts a call that fits; whether it goes wrong.
    fn strikes(&mut self, chance: u128) -> bool {
        self.fitted += 1;
        if self.fitted <= self.rule.after || self.is_used_up() {
            return false;
        }
        // The upper 53 bits as a fraction.
        let drawn = (chance >> 75) as f64 / (1_u64 << 53) as f64;
        let struck = drawn < self.rule.probability;
        self.struck += u64::from(struck);
        struck
    }
}

impl Rule {
    fn fits_path(&self, path: &str) -> bool {
        self.path
            .as_deref()
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => path.starts_with(beginning),
                None => path == wanted,
            })
    }
}

impl Sandbox {
    /// Has a rule stand from now on.
    pub fn add_fault(&mut self, rule: Rule) -> &Standing {
        self.faults.made += 1;
        let standing = Standing {
            id: RuleId(self.faults.made),
            rule,
            fitted: 0,
            struck: 0,
        };
        self.faults.standing.push(standing);
        self.faults
            .standing
            .last()
            .expect("a rule has just been added")
    }

    /// The rules that stand, the oldest first.
    pub fn faults(&self) -> &[Standing] {
        &self.faults.standing
    }

    /// Takes a rule away, or all of them.
    ///
    /// # Errors
    /// `EMULATOR_BAD_REQUEST` if there is none with this id.
    pub fn clear_faults(&mut self, id: Option<RuleId>) -> Result<(), Error> {
        let before = self.faults.standing.len();
        self.faults
            .standing
            .retain(|standing| id.is_some_and(|id| standing.id != id));
        if id.is_some() && self.faults.standing.len() == before {
            return Err(Error::new(
                ErrorCode::EmulatorBadRequest,
                "there is no rule with this id; GET /_emulator/faults lists those there are",
            ));
        }
        Ok(())
    }

    /// What happens to a call, by the first rule that strikes it; `token` is the request's, of
    /// access or of a processor.
    pub fn strike(&mut self, path: &str, token: Option<&str>) -> Option<Mishap> {
        if self.faults.standing.is_empty() {
            return None;
        }
        let asked = token
            .and_then(|text| self.item_named_by(text))
            .and_then(|id| self.items.get(&id));
        let seed = self.seed;
        self.faults.standing.iter_mut().find_map(|standing| {
            let rule = &standing.rule;
            let of_item = rule
                .item_id
                .is_none_or(|id| asked.is_some_and(|item| item.id == id));
            let of_institution = rule
                .institution_id
                .as_ref()
                .is_none_or(|id| asked.is_some_and(|item| item.institution_id == *id));
            let of_user = rule
                .username
                .as_ref()
                .is_none_or(|name| asked.is_some_and(|item| item.username() == name));
            if !(rule.fits_path(path) && of_item && of_institution && of_user) {
                return None;
            }
            let chance = spread(seed, standing.id.0, standing.fitted);
            standing.strikes(chance).then_some(standing.rule.mishap)
        })
    }
}
