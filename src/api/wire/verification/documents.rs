//! Pictures of documents, all of which show Leslie Knope.

use serde::Serialize;

use super::super::time::Seconds;
use crate::sandbox::verifications::{Match, StepStatus, Verification, summary};

#[derive(Debug, Serialize)]
pub(super) struct Documents {
    documents: Vec<Document>,
    status: StepStatus,
}

#[derive(Debug, Serialize)]
struct Document {
    analysis: Analysis,
    attempt: usize,
    extracted_data: Extracted,
    images: Images,
    redacted_at: Option<Seconds>,
    status: StepStatus,
}

#[derive(Debug, Serialize)]
struct Analysis {
    aamva_verification: Option<()>,
    authenticity: &'static str,
    extracted_data: ExtractedAnalysis,
    fraud_analysis_details: Option<()>,
    image_quality: &'static str,
    image_quality_details: Option<()>,
}

#[derive(Debug, Serialize)]
struct ExtractedAnalysis {
    date_of_birth: Match,
    expiration_date: &'static str,
    issuing_country: Match,
    name: Match,
}

#[derive(Debug, Serialize)]
struct Extracted {
    address: Option<()>,
    category: &'static str,
    date_of_birth: &'static str,
    expiration_date: Option<&'static str>,
    id_number: &'static str,
    issue_date: Option<&'static str>,
    issuing_country: &'static str,
    issuing_region: &'static str,
    name: ExtractedName,
}

#[derive(Debug, Serialize)]
struct ExtractedName {
    family_name: &'static str,
    given_name: &'static str,
}

#[derive(Debug, Default, Serialize)]
struct Images {
    cropped_back: Option<&'static str>,
    cropped_front: Option<&'static str>,
    face: Option<&'static str>,
    original_back: Option<&'static str>,
    original_front: Option<&'static str>,
}

impl Documents {
    /// Every document shows Leslie Knope, born 1975-01-18, and is genuine.
    pub(super) fn new(it: &Verification) -> Self {
        let told = it.person.compare();
        let documents = it.documents.iter().enumerate();
        Self {
            documents: documents
                .map(|(place, fits)| Document {
                    analysis: Analysis {
                        aamva_verification: None,
                        authenticity: "match",
                        extracted_data: ExtractedAnalysis {
                            date_of_birth: known(summary(&told.date_of_birth)),
                            expiration_date: "not_expired",
                            issuing_country: Match::Match,
                            name: known(summary(&told.name)),
                        },
                        fraud_analysis_details: None,
                        image_quality: "high",
                        image_quality_details: None,
                    },
                    attempt: place + 1,
                    extracted_data: Extracted {
                        address: None,
                        category: "drivers_license",
                        date_of_birth: "1975-01-18",
                        expiration_date: None,
                        id_number: "AB123456",
                        issue_date: None,
                        issuing_country: "US",
                        issuing_region: "IN",
                        name: ExtractedName {
                            family_name: "Knope",
                            given_name: "Leslie",
                        },
                    },
                    images: Images::default(),
                    redacted_at: None,
                    status: if *fits {
                        StepStatus::Success
                    } else {
                        StepStatus::Failed
                    },
                })
                .collect(),
            status: it.steps.documentary_verification,
        }
    }
}

/// A document is compared with what was told; where nothing was, it fits.
fn known(told: Match) -> Match {
    match told {
        Match::NoInput => Match::Match,
        other => other,
    }
}
