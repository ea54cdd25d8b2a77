//! `/cra/partner_insights/*`

pub mod get;
