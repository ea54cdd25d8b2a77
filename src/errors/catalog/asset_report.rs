//! Codes of type `ASSET_REPORT_ERROR`.

use super::{Code, ErrorType, Family, api, both};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::AssetReportError,
    page: "assets",
    rows: &[
        api(
            Code::AssetReportDataQualityCheckFailed,
            "DATA_QUALITY_CHECK_FAILED",
        ),
        both(Code::AssetReportDataUnavailable, "DATA_UNAVAILABLE").message(
            "unable to pull sufficient data for all items to generate this report. please see the \
             \"causes\" field for more details",
        ),
        both(
            Code::AssetReportGenerationFailed,
            "ASSET_REPORT_GENERATION_FAILED",
        ),
        api(Code::AssetReportProductNotEnabled, "PRODUCT_NOT_ENABLED"),
        api(Code::AssetReportProductNotReady, "PRODUCT_NOT_READY").message(
            "the requested product is not yet ready. please provide a webhook or try the request \
             again later",
        ),
        api(Code::InsightsNotEnabled, "INSIGHTS_NOT_ENABLED").message(
            "the \"asset reports with insights\" feature is not enabled for your account. to \
             enable the creation and retrieval of asset reports with insights, please contact \
             support.",
        ),
        api(
            Code::InsightsPreviouslyNotEnabled,
            "INSIGHTS_PREVIOUSLY_NOT_ENABLED",
        ),
        api(Code::InvalidParent, "INVALID_PARENT"),
    ],
};
