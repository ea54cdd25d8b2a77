//! The error catalogue as a whole, and every sentence with a hole.

use std::collections::BTreeSet;

use plaid_emulator::errors::{
    Error, ErrorCode, ErrorType, FORCE_ERROR_CODES, OauthReason, PASSWORD_CODES, PLAID_ERROR, Side,
    TokenKind, rule,
};

#[test]
fn catalogue() {
    let mut table = Vec::new();
    for code in ErrorCode::ALL {
        let entry = code.entry();
        let full_name = format!("{}/{}", entry.error_type.as_str(), entry.code);
        let page = if entry.page.is_empty() {
            "-"
        } else {
            entry.page
        };
        table.push(format!(
            "{code:?}: {full_name} {} {:?} {page}",
            entry.status, entry.side
        ));
        let texts = [Some(entry.message), entry.display_message]
            .into_iter()
            .flatten();
        table.extend(
            texts
                .filter(|text| !text.is_empty())
                .map(|text| format!("    {text}")),
        );
    }
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn sentences() {
    let errors = [
        Error::missing_fields(&["client_id", "secret"]),
        Error::unknown_fields(&["bacs.sort", "user.phone"]),
        Error::invalid_field("client_id", rule::FORMATTED_STRING),
        Error::invalid_field("start_date", rule::DATE),
        Error::invalid_field("options.count", rule::INTEGER),
        Error::invalid_field("options.account_ids", rule::ACCOUNT_IDS),
        Error::invalid_field("account_id", rule::ACCOUNT_ID),
        Error::invalid_field("initial_products", rule::PRODUCTS),
        Error::invalid_field("country_codes", rule::STRING_ARRAY),
        Error::invalid_field("options.webhook", rule::URL),
        Error::failed_validation("(sort_code, account_number) pair"),
        Error::redirect_uri_not_registered(),
        Error::content_length_required(),
        Error::content_type_required(),
        Error::sandbox_only("/sandbox/item/fire_webhook"),
        Error::incompatible_api_version("2020-09-14"),
        Error::no_longer_available("2020-09-14"),
        Error::invalid_user_id("user_id"),
        Error::invalid_identity_format("email"),
        Error::products_not_supported(&["ABCDEFG1234567"]),
        Error::account_selection_not_supported("assets"),
        Error::product_not_authorized(&["transactions_refresh", "auth"]),
        Error::invalid_product_in_products("ABCDEFG1234567"),
        Error::products_not_a_list(),
        Error::additional_consent_required("statements"),
        Error::assets_not_enabled(&["access-sandbox-1"]),
        Error::income_not_enabled("57c4acc20259bd21ca6fbd1e"),
        Error::sandbox_product_not_enabled("transactions"),
        Error::ruleset_not_found("custom"),
        Error::last_updated_out_of_range("2021-01-01T00:00:00Z"),
        Error::transfer_network_limit("RTP", "1000000"),
        Error::token_format(TokenKind::Access),
        Error::token_format(TokenKind::Public),
        Error::token_not_found(TokenKind::Processor),
        Error::wrong_environment(TokenKind::Access, "sandbox", "production"),
        Error::public_token_expired(),
    ];
    let lines: Vec<String> = errors.iter().map(Error::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The catalogue's sentence for a code with a hole is the constructor's, with an example in it.
#[test]
fn examples_match_their_constructors() {
    for example in [
        Error::missing_fields(&["client_id", "secret"]),
        Error::unknown_fields(&["bacs.sort"]),
        Error::invalid_field("client_id", rule::FORMATTED_STRING),
        Error::sandbox_only("/sandbox/public_token/create"),
        Error::incompatible_api_version("2020-09-14"),
        Error::no_longer_available("2020-09-14"),
        Error::invalid_user_id("user.user_id"),
        Error::invalid_identity_format("email"),
        Error::product_not_authorized(&["identity_verification"]),
        Error::additional_consent_required("auth"),
        Error::income_not_enabled("<CLIENT_ID>"),
        Error::sandbox_product_not_enabled("auth"),
        Error::ruleset_not_found("default"),
        Error::last_updated_out_of_range("2021-01-01T00:00:00Z"),
        Error::transfer_network_limit("Same Day ACH", "1000000"),
        Error::token_not_found(TokenKind::Access),
        Error::token_not_found(TokenKind::Public),
        Error::token_not_found(TokenKind::User),
    ] {
        assert_eq!(example, example.code.into());
    }
}

#[test]
fn codes_are_sorted_and_unique_in_their_type() {
    let names: Vec<String> = ErrorCode::ALL
        .iter()
        .map(|code| format!("{code:?}"))
        .collect();
    assert!(
        names.is_sorted(),
        "keep the variants of ErrorCode in alphabetical order"
    );
    let on_the_wire: BTreeSet<(ErrorType, &str)> = ErrorCode::ALL
        .iter()
        .map(|code| (code.entry().error_type, code.as_str()))
        .collect();
    assert_eq!(on_the_wire.len(), ErrorCode::ALL.len());
    for (number, code) in ErrorCode::ALL.iter().enumerate() {
        assert_eq!(*code as usize, number);
    }
}

#[test]
fn names_lead_back_to_codes() {
    for &code in ErrorCode::ALL {
        let entry = code.entry();
        let full = format!("{}/{}", entry.error_type.as_str(), entry.code);
        assert_eq!(
            ErrorCode::from_wire(&full),
            Some(code).filter(|code| !code.is_own())
        );
        let short = ErrorCode::from_wire(entry.code);
        assert_eq!(
            short.map(ErrorCode::as_str),
            Some(entry.code).filter(|_| !code.is_own())
        );
        if entry.error_type == ErrorType::ItemError && entry.side != Side::Webhook {
            assert_eq!(short, Some(code));
        }
    }
    let revoked = ErrorCode::from_wire("USER_PERMISSION_REVOKED");
    assert_eq!(revoked, Some(ErrorCode::UserPermissionRevoked));
    for unknown in [
        "",
        "/",
        "item_locked",
        "ITEM_ERROR",
        "ITEM_ERROR/",
        "API_ERROR/ITEM_LOCKED",
    ] {
        assert_eq!(ErrorCode::from_wire(unknown), None);
    }
}

#[test]
fn test_users_ask_for_known_codes_only() {
    for &code in PASSWORD_CODES {
        assert_eq!(ErrorCode::from_password(code.as_str()), Some(code));
    }
    for &code in FORCE_ERROR_CODES {
        assert_eq!(ErrorCode::from_force_error(code.as_str()), Some(code));
    }
    assert_eq!(
        ErrorCode::from_force_error(PLAID_ERROR),
        Some(ErrorCode::InternalServerError)
    );
    assert_eq!(ErrorCode::from_force_error("INTERNAL_SERVER_ERROR"), None);
    assert_eq!(ErrorCode::from_password("INVALID_API_KEYS"), None);
}

#[test]
fn an_error_knows_its_page_and_its_reason() {
    let url = |code: ErrorCode| Error::from(code).documentation_url();
    assert_eq!(
        url(ErrorCode::ItemLoginRequired).as_deref(),
        Some("https://plaid.com/docs/errors/item/#item_login_required")
    );
    for code in ErrorCode::ALL {
        let absent = code.is_own() || *code == ErrorCode::NoLongerAvailable;
        assert_eq!(url(*code).is_none(), absent);
    }
    assert_eq!(
        Error::login_required(None),
        ErrorCode::ItemLoginRequired.into()
    );
    let revoked = Error::login_required(Some(OauthReason::InvalidToken));
    assert_eq!(
        revoked.display_message(),
        Some("The user's OAuth connection to this institution has been invalidated.")
    );
    assert!(
        size_of::<Result<(), Error>>() <= 48,
        "errors are returned by value"
    );
}
