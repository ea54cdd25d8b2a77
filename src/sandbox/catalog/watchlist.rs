//! What Monitor screens by: programs, as they are made in the Dashboard, who is on a list, and who
//! works with the Dashboard. <https://plaid.com/docs/monitor/>

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::sandbox::named::named;

named! {
    /// Of whom a screening, a program or an entry of a list is.
    pub enum Subject {
        Individual = "individual",
        Entity = "entity",
    }
}

named! {
    /// `list_code`: a list of people or organizations.
    pub enum ListCode {
        AuCon = "AU_CON",
        CaCon = "CA_CON",
        EuCon = "EU_CON",
        IzCia = "IZ_CIA",
        IzIpl = "IZ_IPL",
        IzPep = "IZ_PEP",
        IzSoe = "IZ_SOE",
        IzUnc = "IZ_UNC",
        IzWbk = "IZ_WBK",
        SgSof = "SG_SOF",
        TrCmb = "TR_CMB",
        TrDfd = "TR_DFD",
        TrFor = "TR_FOR",
        TrTwl = "TR_TWL",
        TrWmd = "TR_WMD",
        UkHmc = "UK_HMC",
        UsCap = "US_CAP",
        UsCmc = "US_CMC",
        UsDpl = "US_DPL",
        UsDtc = "US_DTC",
        UsFbi = "US_FBI",
        UsFse = "US_FSE",
        UsIsn = "US_ISN",
        UsMbs = "US_MBS",
        UsPlc = "US_PLC",
        UsSam = "US_SAM",
        UsSdn = "US_SDN",
        UsSsi = "US_SSI",
        UsTel = "US_TEL",
        UsUvl = "US_UVL",
    }
}

impl ListCode {
    /// Whether such stand on it.
    pub const fn is_of(self, subject: Subject) -> bool {
        match subject {
            Subject::Individual => !matches!(
                self,
                Self::IzSoe | Self::UsCap | Self::UsCmc | Self::UsTel | Self::UsUvl
            ),
            Subject::Entity => matches!(
                self,
                Self::AuCon
                    | Self::CaCon
                    | Self::EuCon
                    | Self::IzSoe
                    | Self::IzUnc
                    | Self::IzWbk
                    | Self::UkHmc
                    | Self::UsCap
                    | Self::UsCmc
                    | Self::UsFse
                    | Self::UsMbs
                    | Self::UsSam
                    | Self::UsSdn
                    | Self::UsSsi
                    | Self::UsTel
                    | Self::UsUvl
            ),
        }
    }
}

named! {
    /// `name_sensitivity` of a program: how alike names must be.
    pub enum Sensitivity {
        Coarse = "coarse",
        Balanced = "balanced",
        Strict = "strict",
        Exact = "exact",
    }
}

named! {
    /// `weak_alias_determination`: who holds a name for too weak to go by.
    pub enum WeakAlias {
        None = "none",
        Source = "source",
        Plaid = "plaid",
    }
}

named! {
    /// `type` of a document of an individual or an entity.
    pub enum ListedDocumentType {
        Bik = "bik",
        BirthCertificate = "birth_certificate",
        BusinessNumber = "business_number",
        DriversLicense = "drivers_license",
        ImmigrationNumber = "immigration_number",
        Imo = "imo",
        MilitaryId = "military_id",
        Other = "other",
        Passport = "passport",
        PersonalIdentification = "personal_identification",
        RationCard = "ration_card",
        Ssn = "ssn",
        StudentId = "student_id",
        Swift = "swift",
        TaxId = "tax_id",
        TravelDocument = "travel_document",
        VoterId = "voter_id",
    }
}

named! {
    /// `type` of a telephone number of an entity.
    pub enum ListedPhoneType {
        Phone = "phone",
        Fax = "fax",
    }
}

named! {
    /// `status` of somebody who works with the Dashboard.
    pub enum DashboardUserStatus {
        Invited = "invited",
        Active = "active",
        Deactivated = "deactivated",
    }
}

/// All that is known to screen by.
#[derive(Debug, Clone, Default)]
pub struct Watchlists {
    /// Programs by id.
    pub programs: BTreeMap<String, Program>,
    /// Who is on a list, in the order of the fixtures.
    pub listed: Vec<Listed>,
    /// Who works with the Dashboard, by id.
    pub dashboard_users: BTreeMap<String, DashboardUser>,
}

/// A program: which lists are searched, and how.
#[derive(Debug, Clone)]
pub struct Program {
    /// `prg_…` for individuals, `entprg_…` for entities.
    pub id: String,
    /// Whom it screens.
    pub subject: Subject,
    /// What it is called.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who of the Dashboard has made it.
    pub dashboard_user_id: Option<String>,
    /// Whether its screenings are done again every day.
    pub is_rescanning_enabled: bool,
    /// Whether it is not to be used any more.
    pub is_archived: bool,
    /// The lists that are searched.
    pub lists_enabled: Vec<ListCode>,
    /// How alike names must be.
    pub name_sensitivity: Sensitivity,
}

/// Somebody who works with the Dashboard.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DashboardUser {
    /// 24 hex digits.
    pub id: String,
    /// When they were invited.
    pub created_at: Timestamp,
    /// Their e-mail address.
    pub email_address: String,
    /// Whether they still do.
    pub status: DashboardUserStatus,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What they are.
    pub subject: Subject,
    /// `uid_…`, the same in all searches.
    pub plaid_uid: String,
    /// The list.
    pub list_code: ListCode,
    /// The list's own id of them.
    pub source_uid: Option<String>,
    /// Why they are on it, as the list has it.
    pub sub_programs: Vec<String>,
    /// Since when they are on it.
    pub listed_on: Date,
    /// Names, of which one at most is the main one.
    pub names: Vec<ListedName>,
    /// When they may have been born.
    pub dates_of_birth: Vec<DateRange>,
    /// Documents.
    pub documents: Vec<ListedDocument>,
    /// Where they may be.
    pub locations: Vec<ListedLocation>,
    /// E-mail addresses.
    pub email_addresses: Vec<String>,
    /// Telephone numbers.
    pub phone_numbers: Vec<ListedPhone>,
    /// Websites.
    pub urls: Vec<String>,
}

/// A name on a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedName {
    /// All of it.
    pub full: String,
    /// The same in Latin letters, by which it is found too.
    #[serde(default)]
    pub latin: Option<String>,
    /// Whether it is the main one.
    #[serde(default)]
    pub is_primary: bool,
    /// Who holds it for too weak to go by.
    #[serde(default = "not_weak")]
    pub weak_alias_determination: WeakAlias,
}

fn not_weak() -> WeakAlias {
    WeakAlias::None
}

/// Days from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    /// The first.
    pub beginning: Date,
    /// The last.
    pub ending: Date,
}

/// A document on a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListedDocument {
    /// Its number.
    pub number: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: ListedDocumentType,
}

/// A place on a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListedLocation {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// All of it.
    pub full: String,
}

/// A telephone number on a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ListedPhone {
    /// E.164
    pub phone_number: String,
    /// What is reached by it.
    #[serde(rename = "type")]
    pub kind: ListedPhoneType,
}
