//! `/cra/check_report/partner_insights/*`

pub mod get;
