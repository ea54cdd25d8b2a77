//! Pages of lists that have no other cursor than where the next one begins: base64 of
//! `{"direction":"next","offset":25}`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::errors::Error;

/// How many of a list are told at once.
pub const PAGE: usize = 25;

/// A page and the cursor of the next.
pub type Page<T> = (Vec<T>, Option<String>);

/// Where the next page begins.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Cursor {
    direction: Direction,
    offset: usize,
}

#[derive(Debug, Deserialize, Serialize)]
enum Direction {
    #[serde(rename = "next")]
    Next,
}

/// A page of a list that only grows at its end, and the cursor of the next.
///
/// # Errors
/// `INVALID_FIELD` for a cursor that no answer gave.
pub fn forward<T>(
    all: impl IntoIterator<Item = T>,
    cursor: Option<&str>,
) -> Result<Page<T>, Error> {
    let all: Vec<T> = all.into_iter().collect();
    let start = read(cursor)?.unwrap_or_default();
    let end = start.saturating_add(PAGE).min(all.len());
    let next = (end < all.len()).then(|| written(end));
    Ok((all.into_iter().skip(start).take(PAGE).collect(), next))
}

/// A page of a list that is told newest first, and the cursor of the next: how many are older, so
/// that what is new by then moves nothing. `all` has the oldest first.
///
/// # Errors
/// `INVALID_FIELD` for a cursor that no answer gave.
pub fn backward<T>(
    all: impl IntoIterator<Item = T>,
    cursor: Option<&str>,
) -> Result<Page<T>, Error> {
    let all: Vec<T> = all.into_iter().collect();
    let older = read(cursor)?.unwrap_or(all.len()).min(all.len());
    let rest = older.saturating_sub(PAGE);
    let next = (rest > 0).then(|| written(rest));
    let page = all.into_iter().take(older).skip(rest);
    let mut page: Vec<T> = page.collect();
    page.reverse();
    Ok((page, next))
}

fn written(offset: usize) -> String {
    let cursor = Cursor {
        direction: Direction::Next,
        offset,
    };
    let json = serde_json::to_vec(&cursor).expect("a word and a number can be written");
    STANDARD.encode(json)
}

fn read(cursor: Option<&str>) -> Result<Option<usize>, Error> {
    let Some(text) = cursor else {
        return Ok(None);
    };
    let unknown = || Error::invalid_field("cursor", "one that an earlier answer gave");
    let json = STANDARD.decode(text).map_err(|_| unknown())?;
    let cursor: Cursor = serde_json::from_slice(&json).map_err(|_| unknown())?;
    Ok(Some(cursor.offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Turn = fn(Vec<usize>, Option<&str>) -> Result<Page<usize>, Error>;

    #[test]
    fn pages_follow_each_other() {
        let pages = |page: Turn| {
            let (mut told, mut cursor) = (Vec::new(), None);
            for grown in 0..9 {
                let all = (0..60 + grown).collect();
                let (page, next) = page(all, cursor.as_deref()).unwrap();
                told.push((page[0], page[page.len() - 1], page.len()));
                cursor = next;
                if cursor.is_none() {
                    break;
                }
            }
            told
        };
        assert_eq!(pages(forward), [(0, 24, 25), (25, 49, 25), (50, 61, 12)]);
        // What comes while somebody turns the pages moves nothing.
        assert_eq!(pages(backward), [(59, 35, 25), (34, 10, 25), (9, 0, 10)]);
        assert_eq!(forward(0..25, None).unwrap().1, None);
        assert_eq!(backward(0..25, None).unwrap().1, None);
        assert_eq!(written(25), "eyJkaXJlY3Rpb24iOiJuZXh0Iiwib2Zmc2V0IjoyNX0=");
        for wrong in [
            "",
            "25",
            "e30=",
            "eyJkaXJlY3Rpb24iOiJuZXh0Iiwib2Zmc2V0IjotMX0=",
        ] {
            assert!(forward(0..60, Some(wrong)).is_err(), "{wrong}");
        }
        // A list may have become shorter, and anybody can write a cursor.
        for far in [60, usize::MAX] {
            let far = written(far);
            assert_eq!(forward(0..60, Some(&far)).unwrap(), (vec![], None));
            assert_eq!(backward(0..60, Some(&far)).unwrap().0.len(), PAGE);
        }
    }
}
