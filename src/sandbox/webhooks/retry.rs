//! When a webhook that was not taken is sent again. <https://plaid.com/docs/api/webhooks/>

use jiff::{SignedDuration, Timestamp};

/// From the first attempt to the second; each further gap is four times the one before.
pub(in crate::sandbox) const FIRST_GAP: SignedDuration = SignedDuration::from_secs(30);
/// How long after the first attempt there may be others.
pub(in crate::sandbox) const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// How far back an endpoint's behaviour counts.
pub(super) const MEMORY: SignedDuration = SignedDuration::from_hours(24);
/// How many webhooks an endpoint must have been sent before it is judged. Plaid names no number;
/// without one, the first failure of a new endpoint would be its last attempt.
const JUDGED_FROM: usize = 10;

/// When to try again after `attempts` attempts, the first of them at `first` and the last, which
/// failed, at `last`; `None` when it is not worth it any more.
pub(super) fn next_attempt(
    first: Timestamp,
    last: Timestamp,
    attempts: usize,
) -> Option<Timestamp> {
    let mut gap = FIRST_GAP;
    for _ in 1..attempts {
        gap = gap.checked_mul(4)?;
    }
    let next = last.checked_add(gap).ok()?;
    (next.duration_since(first) <= PATIENCE).then_some(next)
}

/// Whether an endpoint that rejected so many of the webhooks it was sent in the last 24 hours is
/// spared all retries: more than 90 per cent.
pub(super) fn is_hopeless(rejected: usize, sent: usize) -> bool {
    sent >= JUDGED_FROM && rejected * 10 > sent * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_grow_fourfold_within_a_day() {
        let first = Timestamp::UNIX_EPOCH;
        let mut attempts = vec![first];
        while let Some(next) = next_attempt(first, attempts[attempts.len() - 1], attempts.len()) {
            attempts.push(next);
        }
        let gaps: Vec<_> = attempts
            .windows(2)
            .map(|pair| pair[1].duration_since(pair[0]).as_secs())
            .collect();
        assert_eq!(gaps, [30, 120, 480, 1920, 7680, 30720]);
    }

    #[test]
    fn an_endpoint_is_given_up_above_nine_of_ten() {
        assert!(!is_hopeless(9, 9));
        assert!(is_hopeless(10, 10));
        assert!(!is_hopeless(90, 100));
        assert!(is_hopeless(91, 100));
    }
}
