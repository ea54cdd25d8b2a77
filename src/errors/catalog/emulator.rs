//! Codes of type `EMULATOR_ERROR`.

use super::{Code, ErrorType, Family, api};

pub(super) const FAMILY: Family = Family {
    error_type: ErrorType::EmulatorError,
    page: "",
    rows: &[
        api(Code::EmulatorBadRequest, "EMULATOR_BAD_REQUEST")
            .message("plaid-emulator could not read this request"),
        api(Code::EmulatorNotImplemented, "EMULATOR_NOT_IMPLEMENTED")
            .status(501)
            .message("plaid-emulator does not have this operation yet"),
    ],
};
