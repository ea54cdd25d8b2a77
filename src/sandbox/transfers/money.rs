//! Sums of money as Transfer writes them: `"12.34"`.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Serialize, Serializer};

use crate::errors::Error;

/// A sum of dollars, in cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(pub i64);

impl Cents {
    /// Reads a sum of a request.
    ///
    /// # Errors
    /// `INVALID_FIELD` naming `field` for what is no decimal with two digits after its point, or
    /// nothing at all.
    pub fn parse(field: &str, text: &str) -> Result<Self, Error> {
        let cents = text.split_once('.').and_then(|(dollars, cents)| {
            let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
            let well_formed = cents.len() == 2 && digits(dollars) && digits(cents);
            let whole: i64 = dollars.parse().ok().filter(|_| well_formed)?;
            whole.checked_mul(100)?.checked_add(cents.parse().ok()?)
        });
        match cents {
            Some(cents) if cents > 0 => Ok(Self(cents)),
            _ => {
                let rule = "a decimal greater than zero with two digits of precision";
                Err(Error::invalid_field(field, rule))
            }
        }
    }

    /// The sum nearest to an amount of dollars.
    pub fn of_dollars(dollars: f64) -> Self {
        Self((dollars * 100.0).round() as i64)
    }

    /// The sum in dollars.
    pub fn dollars(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Add for Cents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Cents {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Cents {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl std::iter::Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self(0), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_decimals_with_two_digits() {
        let read = |text| Cents::parse("amount", text).map(|it| it.to_string());
        assert_eq!(read("12.34").unwrap(), "12.34");
        assert_eq!(Cents(-5).to_string(), "-0.05");
        for wrong in [
            "",
            "12",
            "12.3",
            "12.345",
            "0.00",
            "-1.00",
            "1e2.00",
            "99999999999999999.00",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
