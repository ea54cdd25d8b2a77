//! Diagnoses a request in Plaid's words.
//!
//! The order is that of Plaid: all unknown fields, else all missing ones, else the first field
//! whose value is wrong. This file also holds what Plaid's Sandbox does otherwise than the
//! published file says.

use serde_json::Value;

use super::shape::{Form, Format, Kind, Range, Shape, Slot};
use super::walk::{self, Fault, Finding};
use crate::errors::{Error, ErrorCode};

/// Known everywhere, checked before the contract is asked.
pub(super) const KEYS: [&str; 2] = ["client_id", "secret"];

/// Lists of products, whose unknown values have errors of their own (`INVALID_PRODUCT`,
/// `PRODUCTS_NOT_SUPPORTED`).
const PRODUCT_LISTS: [&str; 5] = [
    "additional_consented_products",
    "initial_products",
    "optional_products",
    "products",
    "required_if_supported_products",
];

/// Objects about a person, whose badly formed values are answered with
/// `INVALID_USER_IDENTITY_DATA` by the endpoint: only types are checked here.
const IDENTITY_DATA: [(&str, &str); 5] = [
    ("/link/token/create", "user"),
    ("/user/create", "consumer_report_user_identity"),
    ("/user/create", "identity"),
    ("/user/update", "consumer_report_user_identity"),
    ("/user/update", "identity"),
];

/// Checks a request against its form.
pub(super) fn check(form: &Form, body: &Value) -> Result<(), Error> {
    let findings = walk::compare(form, body);
    if findings.is_empty() {
        return Ok(());
    }
    let paths = |fault: Fault| -> Vec<&str> {
        let of_kind = findings.iter().filter(|finding| finding.fault == fault);
        of_kind.map(|finding| finding.path.as_str()).collect()
    };
    let unknown = paths(Fault::Unknown);
    if !unknown.is_empty() {
        let sentence = "the following fields are not recognized by this endpoint: ";
        return Err(Error::new(
            ErrorCode::UnknownFields,
            sentence.to_owned() + &unknown.join(", "),
        ));
    }
    let missing = paths(Fault::Missing);
    if !missing.is_empty() {
        let sentence = "the following required fields are missing: ";
        return Err(Error::new(
            ErrorCode::MissingFields,
            sentence.to_owned() + &missing.join(", "),
        ));
    }
    findings.iter().find_map(wrong).map_or(Ok(()), Err)
}

/// Whether the root of a form has a field of this name.
pub(super) fn takes(form: &Form, field: &str) -> bool {
    let Kind::Shape(root) = form.root.kind else {
        return false;
    };
    matches!(&form.shapes[root], Shape::Fields(fields) if fields.find(field).is_some())
}

fn wrong(finding: &Finding) -> Option<Error> {
    let Fault::Wrong(rule) = &finding.fault else {
        return None;
    };
    let field = if finding.path.is_empty() {
        "the request body"
    } else {
        &finding.path
    };
    Some(Error::invalid_field(field, rule))
}

/// Whether bad values below `field` are answered by the endpoint rather than here.
pub(super) fn is_answered_elsewhere(path: &str, field: &str) -> bool {
    IDENTITY_DATA.contains(&(path, field))
}

/// The published type of a field as the Sandbox takes it. `relaxed` drops formats and limits.
pub(super) fn adjust(path: &str, field: &str, relaxed: bool, slot: Slot) -> Slot {
    let nullable = slot.nullable;
    let with = |kind| Slot { kind, nullable };
    let string = || Kind::String { length: Range::ALL };
    match (field, slot.kind) {
        // The endpoint words it: "products must either be null or a list of strings ...".
        ("products", _) if path.starts_with("/institutions/") => Slot::ANY,
        (name, Kind::List { length, .. }) if PRODUCT_LISTS.contains(&name) => {
            let of = Box::new(Slot {
                kind: string(),
                nullable: false,
            });
            with(Kind::List { of, length })
        }
        ("account_ids", Kind::List { length, .. }) => {
            let of = Box::new(Slot {
                kind: Kind::Text(Format::AccountId),
                nullable: false,
            });
            with(Kind::List {
                of,
                length: Range {
                    least: Some(1),
                    most: length.most,
                },
            })
        }
        ("country_codes", Kind::List { of, length }) => with(Kind::List {
            of,
            length: Range {
                least: Some(1),
                most: length.most,
            },
        }),
        // Accounts told to /protect are not Plaid's.
        ("account_id", Kind::String { .. }) if !path.starts_with("/protect/") => {
            with(Kind::Text(Format::AccountId))
        }
        ("webhook", Kind::String { .. }) => with(Kind::Text(Format::Url)),
        (name, Kind::String { .. } | Kind::Text(_)) if relaxed && name != "client_user_id" => {
            with(string())
        }
        (_, kind) => with(kind),
    }
}
