//! Addresses of Hosted Link: `/link/lp` and the UUID of the link token, its hex digits spelled with
//! `n` to `s` in place of `a` to `f`. Link Delivery has the UUID as it is.

use crate::sandbox::ids::{LinkToken, Uuid};

const PREFIX: &str = "/link/lp";

/// The address of a hosted session.
pub fn url(base_url: &str, token: LinkToken) -> String {
    let name: String = token.0.digits().bytes().map(turn).map(char::from).collect();
    format!("{base_url}{PREFIX}{name}")
}

/// The address of a session of Link Delivery: the UUID as it is.
pub fn delivered_url(base_url: &str, token: LinkToken) -> String {
    format!("{base_url}/{}", token.0)
}

/// The link token of a hosted session's path.
pub fn token(path: &str) -> Option<LinkToken> {
    spelled(path).or_else(|| path.strip_prefix('/').and_then(Uuid::parse).map(LinkToken))
}

fn spelled(path: &str) -> Option<LinkToken> {
    let name = path.strip_prefix(PREFIX)?;
    let known = |it: u8| it.is_ascii_digit() || (b'n'..=b's').contains(&it);
    if !name.bytes().all(known) {
        return None;
    }
    let digits: String = name.bytes().map(turn).map(char::from).collect();
    Uuid::parse_digits(&digits).map(LinkToken)
}

/// Thirteen letters on, or back.
fn turn(digit: u8) -> u8 {
    match digit {
        b'a'..=b'f' => digit + 13,
        b'n'..=b's' => digit - 13,
        _ => digit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back() {
        let uuid = Uuid::parse("9b97618e-1e6c-43bb-a62a-e025950eb4f3").unwrap();
        let url = url("https://secure.plaid.com", LinkToken(uuid));
        assert_eq!(
            url,
            "https://secure.plaid.com/link/lp9o97618r1r6p43oon62nr025950ro4s3"
        );
        let path = url.strip_prefix("https://secure.plaid.com").unwrap();
        assert_eq!(token(path), Some(LinkToken(uuid)));
    }

    #[test]
    fn other_paths_are_none() {
        for path in [
            "/link/token/create",
            "/link/lp",
            "/link/lp1234",
            "/link/lpabcdef00000000000000000000000000",
        ] {
            assert_eq!(token(path), None, "{path}");
        }
    }
}
