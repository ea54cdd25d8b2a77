//! Addresses of verifications that are passed on: `/verify/idv_…?key=`, with the key's 32 hex
//! digits.

use crate::sandbox::ids::Uuid;

const PREFIX: &str = "/verify/";
const KEY: &str = "?key=";

/// The address of a verification.
pub fn url(base_url: &str, id: &str, key: Uuid) -> String {
    format!("{base_url}{PREFIX}{id}{KEY}{}", key.digits())
}

/// Whether a path is that of a verification.
pub fn is_path(path: &str) -> bool {
    path.starts_with(PREFIX)
}

/// The id and the key of an address, or of its path and query.
pub fn read(address: &str) -> Option<(&str, Uuid)> {
    let (_, rest) = address.split_once(PREFIX)?;
    let (id, key) = rest.split_once(KEY)?;
    Some((id, Uuid::parse_digits(key)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back() {
        let key = Uuid::parse("9b97618e-1e6c-43bb-a62a-e025950eb4f3").unwrap();
        let url = url("http://localhost:4242", "idv_1", key);
        assert_eq!(
            url,
            "http://localhost:4242/verify/idv_1?key=9b97618e1e6c43bba62ae025950eb4f3"
        );
        assert_eq!(read(&url), Some(("idv_1", key)));
        assert_eq!(
            read(url.trim_start_matches("http://localhost:4242")),
            Some(("idv_1", key))
        );
        for other in [
            "/verify/idv_1",
            "/verify/idv_1?key=1",
            "/verified/idv_1?key=1",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
