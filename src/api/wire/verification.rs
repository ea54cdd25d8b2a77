//! Identity verifications. <https://plaid.com/docs/api/products/identity-verification/>

mod documents;

use serde::Serialize;

use super::shared_verification;
use super::time::Seconds;
use crate::sandbox::ids::UserId;
use crate::sandbox::users::{IdNumber, Name};
use crate::sandbox::verifications::{
    Comparison, Match, PersonAddress, StepStatus, Verification, VerificationState, summary,
};
use documents::Documents;

/// A verification.
#[derive(Debug, Serialize)]
pub struct WireVerification<'a> {
    beacon_user_id: Option<&'static str>,
    client_user_id: &'a str,
    completed_at: Option<Seconds>,
    created_at: Seconds,
    documentary_verification: Option<Documents>,
    id: &'a str,
    kyc_check: Option<KycCheck>,
    previous_attempt_id: Option<&'a str>,
    redacted_at: Option<Seconds>,
    risk_check: Option<RiskCheck>,
    selfie_check: Option<()>,
    shareable_url: Option<String>,
    status: VerificationState,
    steps: WireSteps,
    template: Template<'a>,
    user: User<'a>,
    user_id: Option<&'a UserId>,
    verify_sms: Option<Sms<'a>>,
    watchlist_screening_id: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct WireSteps {
    accept_tos: StepStatus,
    documentary_verification: StepStatus,
    kyc_check: StepStatus,
    risk_check: StepStatus,
    selfie_check: StepStatus,
    verify_sms: StepStatus,
    watchlist_screening: StepStatus,
}

#[derive(Debug, Serialize)]
struct Template<'a> {
    id: &'a str,
    version: u32,
}

#[derive(Debug, Serialize)]
struct User<'a> {
    address: Option<WireAddress<'a>>,
    date_of_birth: Option<&'a str>,
    email_address: Option<&'a str>,
    id_number: Option<&'a IdNumber>,
    ip_address: Option<&'static str>,
    name: Option<&'a Name>,
    phone_number: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WireAddress<'a> {
    city: Option<&'a str>,
    country: &'a str,
    postal_code: Option<&'a str>,
    region: Option<&'a str>,
    street: Option<&'a str>,
    street2: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct KycCheck {
    address: KycAddress,
    date_of_birth: KycDate,
    id_number: KycNumber,
    name: KycName,
    phone_number: KycPhone,
    status: StepStatus,
}

#[derive(Debug, Serialize)]
struct KycAddress {
    city: Match,
    po_box: &'static str,
    postal_code: Match,
    region: Match,
    street: Match,
    summary: Match,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct KycDate {
    day: Match,
    month: Match,
    summary: Match,
    year: Match,
}

#[derive(Debug, Serialize)]
struct KycName {
    family_name: Match,
    given_name: Match,
    summary: Match,
}

#[derive(Debug, Serialize)]
struct KycNumber {
    /// Nobody asks the Social Security Administration here.
    ssa_verification: Option<()>,
    summary: Match,
}

#[derive(Debug, Serialize)]
struct KycPhone {
    area_code: Match,
    summary: Match,
}

#[derive(Debug, Serialize)]
struct RiskCheck {
    behavior: Option<()>,
    devices: [(); 0],
    email: Option<()>,
    facial_duplicates: [(); 0],
    identity_abuse_signals: Option<()>,
    phone: Option<()>,
    status: StepStatus,
    trust_index_score: Option<u8>,
}

#[derive(Debug, Serialize)]
struct Sms<'a> {
    status: StepStatus,
    verifications: [SmsAttempt<'a>; 1],
}

#[derive(Debug, Serialize)]
struct SmsAttempt<'a> {
    attempt: u32,
    delivery_attempt_count: u32,
    initially_sent_at: Option<Seconds>,
    last_sent_at: Option<Seconds>,
    phone_number: Option<&'a str>,
    redacted_at: Option<Seconds>,
    solve_attempt_count: u32,
    status: &'static str,
}

impl<'a> WireVerification<'a> {
    /// A verification; `base_url` is where its own address is.
    pub fn new(it: &'a Verification, base_url: &str) -> Self {
        let steps = it.steps;
        let ended = |status| matches!(status, StepStatus::Success | StepStatus::Failed);
        Self {
            beacon_user_id: None,
            client_user_id: &it.client_user_id,
            completed_at: it.completed_at.map(Seconds),
            created_at: Seconds(it.created_at),
            documentary_verification: (!it.documents.is_empty()).then(|| Documents::new(it)),
            id: &it.id,
            kyc_check: it.comparison.map(|told| kyc(told, steps.kyc_check)),
            previous_attempt_id: it.previous_attempt_id.as_deref(),
            redacted_at: None,
            risk_check: ended(steps.risk_check).then_some(RiskCheck {
                behavior: None,
                devices: [],
                email: None,
                facial_duplicates: [],
                identity_abuse_signals: None,
                phone: None,
                status: steps.risk_check,
                trust_index_score: None,
            }),
            selfie_check: None,
            shareable_url: it
                .share_key
                .map(|key| shared_verification::url(base_url, &it.id, key)),
            status: it.state,
            steps: WireSteps {
                accept_tos: steps.accept_tos,
                documentary_verification: steps.documentary_verification,
                kyc_check: steps.kyc_check,
                risk_check: steps.risk_check,
                // The Sandbox never asks for one.
                selfie_check: StepStatus::NotApplicable,
                verify_sms: steps.verify_sms,
                watchlist_screening: steps.watchlist_screening,
            },
            template: Template {
                id: &it.template_id,
                version: 1,
            },
            user: user(it),
            user_id: it.user_id.as_ref(),
            verify_sms: sms(it),
            watchlist_screening_id: None,
        }
    }
}

fn user(it: &Verification) -> User<'_> {
    let person = &it.person;
    User {
        address: person.address.as_ref().map(address),
        date_of_birth: person.date_of_birth.as_deref(),
        email_address: person.email_address.as_deref(),
        id_number: person.id_number.as_ref(),
        ip_address: None,
        name: person.name.as_ref(),
        phone_number: person.phone_number.as_deref(),
    }
}

fn address(it: &PersonAddress) -> WireAddress<'_> {
    WireAddress {
        city: it.city.as_deref(),
        country: &it.country,
        postal_code: it.postal_code.as_deref(),
        region: it.region.as_deref(),
        street: it.street.as_deref(),
        street2: it.street2.as_deref(),
    }
}

fn kyc(told: Comparison, status: StepStatus) -> KycCheck {
    let [street, city, region, postal_code] = told.address;
    let [day, month, year] = told.date_of_birth;
    let [given_name, family_name] = told.name;
    KycCheck {
        address: KycAddress {
            city,
            po_box: "no",
            postal_code,
            region,
            street,
            summary: summary(&told.address),
            kind: "residential",
        },
        date_of_birth: KycDate {
            day,
            month,
            summary: summary(&told.date_of_birth),
            year,
        },
        id_number: KycNumber {
            ssa_verification: None,
            summary: told.id_number,
        },
        name: KycName {
            family_name,
            given_name,
            summary: summary(&told.name),
        },
        phone_number: KycPhone {
            area_code: told.phone,
            summary: told.phone,
        },
        status,
    }
}

/// What is told of the code, once one was sent.
fn sms(it: &Verification) -> Option<Sms<'_>> {
    let sent_at = it.code_sent_at.map(Seconds);
    sent_at?;
    let status = match it.steps.verify_sms {
        StepStatus::Success => "success",
        StepStatus::Failed => "failed",
        _ => "pending",
    };
    Some(Sms {
        status: match it.steps.verify_sms {
            StepStatus::Failed => StepStatus::Failed,
            _ => StepStatus::Success,
        },
        verifications: [SmsAttempt {
            attempt: 1,
            delivery_attempt_count: 1,
            initially_sent_at: sent_at,
            last_sent_at: sent_at,
            phone_number: it.person.phone_number.as_deref(),
            redacted_at: None,
            solve_attempt_count: it.codes,
            status,
        }],
    })
}
