//! Timestamps in the three precisions Plaid uses.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

/// `2026-09-07T16:44:22Z`
#[derive(Debug, Clone, Copy)]
pub struct Seconds(pub Timestamp);

/// `2026-09-07T16:44:22.409Z`
#[derive(Debug, Clone, Copy)]
pub struct Milliseconds(pub Timestamp);

/// `2026-09-07T16:44:22.0951134Z`: as exact as it is known, without zeros at the end.
#[derive(Debug, Clone, Copy)]
pub struct Exact(pub Timestamp);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = spelled(self.0);
        text[19] = b'Z';
        serializer.serialize_str(std::str::from_utf8(&text[..20]).unwrap_or_default())
    }
}

impl Serialize for Milliseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(std::str::from_utf8(&spelled(self.0)).unwrap_or_default())
    }
}

impl std::fmt::Display for Milliseconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(std::str::from_utf8(&spelled(self.0)).unwrap_or_default())
    }
}

/// Years of four digits only, as Plaid's are.
fn spelled(at: Timestamp) -> [u8; 24] {
    let at = TimeZone::UTC.to_datetime(at);
    let (year, millisecond) = (at.year().unsigned_abs(), at.millisecond().unsigned_abs());
    let mut text = *b"0000-00-00T00:00:00.000Z";
    for (place, pair) in [
        (0, (year / 100) as u8),
        (2, (year % 100) as u8),
        (5, at.month().unsigned_abs()),
        (8, at.day().unsigned_abs()),
        (11, at.hour().unsigned_abs()),
        (14, at.minute().unsigned_abs()),
        (17, at.second().unsigned_abs()),
        (21, (millisecond % 100) as u8),
    ] {
        text[place] += pair / 10;
        text[place + 1] += pair % 10;
    }
    text[20] += (millisecond / 100) as u8;
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precisions_differ() {
        let written = |nanosecond| {
            let at = Timestamp::new(1_788_799_462, nanosecond).unwrap();
            let text = |it: serde_json::Result<String>| it.unwrap();
            [
                text(serde_json::to_string(&Seconds(at))),
                text(serde_json::to_string(&Milliseconds(at))),
                text(serde_json::to_string(&Exact(at))),
            ]
            .join(" ")
        };
        let all = [0, 95_113_400, 522_196_741, 500_000_000].map(written);
        insta::assert_snapshot!(all.join("\n"), @r#"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.000Z" "2026-09-07T16:44:22Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.095Z" "2026-09-07T16:44:22.0951134Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.522Z" "2026-09-07T16:44:22.522196741Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.500Z" "2026-09-07T16:44:22.5Z"
        "#);
    }
}
