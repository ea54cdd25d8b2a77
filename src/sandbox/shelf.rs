//! Things in the order they were made, found by their ids.

use std::collections::BTreeMap;

/// Keeps things in the order they were made and finds them by id; nothing is ever taken out.
#[derive(Debug)]
pub(super) struct Shelf<I, T> {
    things: Vec<T>,
    places: BTreeMap<I, usize>,
}

impl<I, T> Default for Shelf<I, T> {
    fn default() -> Self {
        Self {
            things: Vec::new(),
            places: BTreeMap::new(),
        }
    }
}

impl<I: Ord, T> Shelf<I, T> {
    /// Adds the newest thing.
    pub(super) fn add(&mut self, id: I, thing: T) -> &T {
        self.places.insert(id, self.things.len());
        self.things.push(thing);
        &self.things[self.things.len() - 1]
    }

    pub(super) fn get(&self, id: &I) -> Option<&T> {
        self.places.get(id).map(|place| &self.things[*place])
    }

    pub(super) fn get_mut(&mut self, id: &I) -> Option<&mut T> {
        self.places.get(id).map(|place| &mut self.things[*place])
    }

    /// The oldest first.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.things.iter()
    }
}
