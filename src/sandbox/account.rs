//! Accounts as a bank shows them: kinds, balances, owners and the numbers that move money.

use super::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// `type` of an account, <https://plaid.com/docs/api/accounts/#account-type-schema>.
    pub enum AccountType {
        Brokerage = "brokerage",
        Credit = "credit",
        Depository = "depository",
        Investment = "investment",
        Loan = "loan",
        Other = "other",
        Payroll = "payroll",
    }
}

named! {
    /// Who holds an account.
    pub enum HolderCategory {
        Business = "business",
        Personal = "personal",
        Unrecognized = "unrecognized",
    }
}

/// `subtype` of an account, one of [`AccountSubtype::names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct AccountSubtype(&'static str);

const DEPOSITORY: &[&str] = &[
    "cash management",
    "cd",
    "checking",
    "ebt",
    "hsa",
    "limited purpose checking",
    "money market",
    "paypal",
    "prepaid",
    "savings",
];
const CREDIT: &[&str] = &["credit card", "paypal"];
const LOAN: &[&str] = &[
    "auto",
    "business",
    "commercial",
    "construction",
    "consumer",
    "home equity",
    "line of credit",
    "loan",
    "mortgage",
    "other",
    "overdraft",
    "student",
];
const INVESTMENT: &[&str] = &[
    "401a",
    "401k",
    "403B",
    "457b",
    "529",
    "brokerage",
    "cash isa",
    "crypto exchange",
    "education savings account",
    "fhsa",
    "fixed annuity",
    "gic",
    "health reimbursement arrangement",
    "hsa",
    "ira",
    "isa",
    "keogh",
    "lif",
    "life insurance",
    "lira",
    "lrif",
    "lrsp",
    "mutual fund",
    "non-custodial wallet",
    "non-taxable brokerage account",
    "other",
    "other annuity",
    "other insurance",
    "pension",
    "prif",
    "profit sharing plan",
    "qshr",
    "rdsp",
    "resp",
    "retirement",
    "rlif",
    "roth",
    "roth 401k",
    "roth 403B",
    "roth 457b",
    "roth pension",
    "roth profit sharing plan",
    "roth thrift savings plan",
    "rrif",
    "rrsp",
    "sarsep",
    "sep ira",
    "simple ira",
    "sipp",
    "stock plan",
    "tfsa",
    "thrift savings plan",
    "trust",
    "ugma",
    "utma",
    "variable annuity",
];

impl AccountType {
    /// Whether money in it is invested.
    pub const fn invests(self) -> bool {
        matches!(self, Self::Investment | Self::Brokerage)
    }

    /// The subtypes an account of this type may have, sorted.
    pub const fn subtypes(self) -> &'static [&'static str] {
        match self {
            Self::Depository => DEPOSITORY,
            Self::Credit => CREDIT,
            Self::Loan => LOAN,
            Self::Investment | Self::Brokerage => INVESTMENT,
            Self::Payroll => &["payroll"],
            Self::Other => &["other"],
        }
    }
}

impl AccountSubtype {
    /// The subtype `name` of accounts of type `kind`, if Plaid has it.
    pub fn of(kind: AccountType, name: &str) -> Option<Self> {
        kind.subtypes()
            .iter()
            .find(|known| **known == name)
            .map(|known| Self(known))
    }

    /// The name on the wire.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// Money in an account, in units of the currency (dollars, not cents).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Balances {
    /// What can be spent now; absent where the bank does not say.
    pub available: Option<f64>,
    /// What the account holds, or what is owed for credit and loans.
    pub current: Option<f64>,
    /// The credit limit.
    pub limit: Option<f64>,
}

/// A person who owns an account, as `/identity/get` shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// Postal addresses, the primary one first.
    #[serde(default)]
    pub addresses: Vec<Address>,
    /// E-mail addresses.
    #[serde(default)]
    pub emails: Vec<Contact>,
    /// Full names.
    #[serde(default)]
    pub names: Vec<String>,
    /// Phone numbers, digits only as banks store them.
    #[serde(default)]
    pub phone_numbers: Vec<Contact>,
}

/// A postal address of an [`Owner`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// Its parts.
    pub data: AddressParts,
    /// Whether it is the main address.
    pub primary: bool,
}

/// The parts of an [`Address`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddressParts {
    /// City.
    pub city: Option<String>,
    /// ISO 3166-1 alpha-2 country code.
    pub country: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// State or region.
    pub region: Option<String>,
    /// Street and house number.
    pub street: String,
}

/// An e-mail address or phone number of an [`Owner`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The address or number.
    pub data: String,
    /// Whether it is the main one.
    pub primary: bool,
    /// `primary`, `secondary`, `other` for e-mail; `home`, `work`, `mobile`, ... for phones.
    #[serde(rename = "type")]
    pub kind: String,
}

/// The numbers that move money to and from an account, by the system that uses them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccountNumbers {
    /// United States.
    Ach {
        /// Account number.
        account: String,
        /// ABA routing number.
        routing: String,
        /// ABA routing number for wires.
        wire_routing: Option<String>,
    },
    /// Canada.
    Eft {
        /// Account number.
        account: String,
        /// Institution number, three digits.
        institution: String,
        /// Branch (transit) number, five digits.
        branch: String,
    },
    /// United Kingdom.
    Bacs {
        /// Account number.
        account: String,
        /// Sort code, six digits.
        sort_code: String,
    },
    /// IBAN countries.
    International {
        /// IBAN.
        iban: String,
        /// BIC.
        bic: String,
    },
}

impl AccountNumbers {
    /// These numbers with `mask` in place of each `{mask}`.
    #[must_use]
    pub fn with_mask(&self, mask: &str) -> Self {
        let fill = |text: &str| text.replace("{mask}", mask);
        match self {
            Self::Ach {
                account,
                routing,
                wire_routing,
            } => Self::Ach {
                account: fill(account),
                routing: routing.clone(),
                wire_routing: wire_routing.clone(),
            },
            Self::Eft {
                account,
                institution,
                branch,
            } => Self::Eft {
                account: fill(account),
                institution: institution.clone(),
                branch: branch.clone(),
            },
            Self::Bacs { account, sort_code } => Self::Bacs {
                account: fill(account),
                sort_code: sort_code.clone(),
            },
            Self::International { iban, bic } => Self::International {
                iban: fill(iban),
                bic: bic.clone(),
            },
        }
    }
}
