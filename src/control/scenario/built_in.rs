//! The scenarios that are part of the program.

macro_rules! built_in {
    ($($name:literal,)+) => {
        /// Their names and texts, sorted.
        pub(super) const BUILT_IN: &[(&str, &str)] = &[
            $((
                $name,
                include_str!(concat!("../../../fixtures/scenarios/", $name, ".json")),
            ),)+
        ];
    };
}

built_in! {
    "consent_expired",
    "consent_expiring",
    "duplicate_items",
    "expired_link_token",
    "expired_public_token",
    "institution_down",
    "item_locked",
    "login_required",
    "pending_posts",
    "permission_revoked",
    "product_not_ready",
    "removed_item",
    "revoked_at_bank",
    "rotated_access_token",
    "sync_mutation",
    "used_public_token",
    "webhook_lost",
    "wrong_environment_token",
}
