//! Payroll income as answers show it. <https://plaid.com/docs/api/products/income/>

use jiff::Span;
use jiff::civil::Date;
use serde::Serialize;

use super::time::Exact;
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::payroll::{
    Box12, Deductions, Earnings, Employee, EmployerOfRecord, Line, PlatformIds, RateOfPay,
    StateWages, W2Facts,
};
use crate::sandbox::ids::{AccountId, ItemId, Uuid};
use crate::sandbox::income::PayrollSummary;

/// What payrolls tell of a user, by Item.
#[derive(Debug, Serialize)]
pub struct WirePayrollItem<'a> {
    accounts: Vec<PayrollAccount<'a>>,
    institution_id: &'a str,
    institution_name: &'a str,
    item_id: ItemId,
    payroll_income: Vec<PayrollIncome<'a>>,
    status: Status,
    updated_at: Exact,
}

/// `status` of an Item of a payroll.
#[derive(Debug, Serialize)]
struct Status {
    processing_status: &'static str,
}

#[derive(Debug, Serialize)]
struct PayrollAccount<'a> {
    account_id: Option<AccountId>,
    pay_frequency: &'a str,
    rate_of_pay: &'a RateOfPay,
}

#[derive(Debug, Serialize)]
struct PayrollIncome<'a> {
    account_id: Option<AccountId>,
    form1099s: [(); 0],
    pay_stubs: Vec<PayStub<'a>>,
    w2s: Vec<W2<'a>>,
}

#[derive(Debug, Serialize)]
struct PayStub<'a> {
    deductions: &'a Deductions,
    document_id: Uuid,
    document_metadata: DocumentMetadata,
    earnings: &'a Earnings,
    employee: &'a Employee,
    employer: &'a EmployerOfRecord,
    net_pay: &'a Line,
    pay_period_details: PayPeriod<'a>,
}

#[derive(Debug, Serialize)]
struct PayPeriod<'a> {
    distribution_breakdown: [(); 0],
    end_date: Option<Date>,
    gross_earnings: f64,
    iso_currency_code: &'static str,
    pay_amount: f64,
    pay_date: Date,
    pay_frequency: &'a str,
    start_date: Option<Date>,
    unofficial_currency_code: Option<()>,
}

#[derive(Debug, Serialize)]
struct W2<'a> {
    allocated_tips: Option<&'a str>,
    box_12: &'a [Box12],
    box_9: Option<&'a str>,
    dependent_care_benefits: Option<&'a str>,
    document_id: Uuid,
    document_metadata: DocumentMetadata,
    employee: &'a Employee,
    employer: &'a EmployerOfRecord,
    employer_id_number: Option<&'a str>,
    federal_income_tax_withheld: Option<&'a str>,
    medicare_tax_withheld: Option<&'a str>,
    medicare_wages_and_tips: Option<&'a str>,
    nonqualified_plans: Option<&'a str>,
    other: Option<&'a str>,
    retirement_plan: Option<&'a str>,
    social_security_tax_withheld: Option<&'a str>,
    social_security_tips: Option<&'a str>,
    social_security_wages: Option<&'a str>,
    state_and_local_wages: &'a [StateWages],
    statutory_employee: Option<&'a str>,
    tax_year: String,
    third_party_sick_pay: Option<&'a str>,
    wages_tips_other_comp: Option<&'a str>,
}

/// A document.
#[derive(Debug, Serialize)]
struct DocumentMetadata {
    document_type: &'static str,
    download_url: String,
    error_message: Option<()>,
    name: String,
    page_count: u8,
    status: &'static str,
}

impl DocumentMetadata {
    fn new(base_url: &str, id: Uuid, document_type: &'static str) -> Self {
        Self {
            document_type,
            download_url: format!("{base_url}/income/verification/document/download/{id}"),
            error_message: None,
            name: format!("{id}.pdf"),
            page_count: 1,
            status: "DOCUMENT_STATUS_PROCESSING_COMPLETE",
        }
    }
}

impl<'a> WirePayrollItem<'a> {
    /// An Item of a payroll. `base_url` is where documents are.
    pub fn new(sandbox: &'a Sandbox, it: &PayrollSummary<'a>, base_url: &str) -> Self {
        let account_id = it.account_id();
        let institution = sandbox.institution(&it.item.institution_id);
        let stubs = it.paid_on.iter().enumerate();
        let forms = 0..it.w2s;
        Self {
            accounts: vec![PayrollAccount {
                account_id,
                pay_frequency: &it.person.facts.pay_frequency,
                rate_of_pay: &it.person.facts.rate_of_pay,
            }],
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            payroll_income: vec![PayrollIncome {
                account_id,
                form1099s: [],
                pay_stubs: stubs
                    .map(|(place, day)| {
                        let id = sandbox.document_id(it.item.id, place);
                        PayStub::new(it, id, *day, base_url)
                    })
                    .collect(),
                w2s: forms
                    .map(|place| {
                        let id = sandbox.document_id(it.item.id, it.paid_on.len() + place);
                        W2::new(it, id, base_url)
                    })
                    .collect(),
            }],
            status: Status {
                processing_status: "PROCESSING_COMPLETE",
            },
            updated_at: Exact(it.updated_at()),
        }
    }
}

impl<'a> W2<'a> {
    fn new(it: &PayrollSummary<'a>, id: Uuid, base_url: &str) -> Self {
        let facts: &'a W2Facts = &it.person.facts.w2;
        Self {
            allocated_tips: facts.allocated_tips.as_deref(),
            box_12: &facts.box_12,
            box_9: facts.box_9.as_deref(),
            dependent_care_benefits: facts.dependent_care_benefits.as_deref(),
            document_id: id,
            document_metadata: DocumentMetadata::new(base_url, id, "US_TAX_W2"),
            employee: &it.person.facts.employee,
            employer: &it.person.facts.employer,
            employer_id_number: facts.employer_id_number.as_deref(),
            federal_income_tax_withheld: facts.federal_income_tax_withheld.as_deref(),
            medicare_tax_withheld: facts.medicare_tax_withheld.as_deref(),
            medicare_wages_and_tips: facts.medicare_wages_and_tips.as_deref(),
            nonqualified_plans: facts.nonqualified_plans.as_deref(),
            other: facts.other.as_deref(),
            retirement_plan: facts.retirement_plan.as_deref(),
            social_security_tax_withheld: facts.social_security_tax_withheld.as_deref(),
            social_security_tips: facts.social_security_tips.as_deref(),
            social_security_wages: facts.social_security_wages.as_deref(),
            state_and_local_wages: &facts.state_and_local_wages,
            statutory_employee: facts.statutory_employee.as_deref(),
            tax_year: it.tax_year.to_string(),
            third_party_sick_pay: facts.third_party_sick_pay.as_deref(),
            wages_tips_other_comp: facts.wages_tips_other_comp.as_deref(),
        }
    }
}

impl<'a> PayStub<'a> {
    /// The period ends the day before it is paid, and has two weeks.
    fn new(it: &PayrollSummary<'a>, id: Uuid, paid_on: Date, base_url: &str) -> Self {
        let facts = &it.person.facts;
        let before = |days| paid_on.checked_sub(Span::new().days(days)).ok();
        Self {
            deductions: &facts.pay_stub.deductions,
            document_id: id,
            document_metadata: DocumentMetadata::new(base_url, id, "PAYSTUB"),
            earnings: &facts.pay_stub.earnings,
            employee: &facts.employee,
            employer: &facts.employer,
            net_pay: &facts.pay_stub.net_pay,
            pay_period_details: PayPeriod {
                distribution_breakdown: [],
                end_date: before(1),
                gross_earnings: facts.pay_stub.gross_earnings,
                iso_currency_code: "USD",
                pay_amount: facts.pay_stub.pay_amount,
                pay_date: paid_on,
                pay_frequency: &facts.pay_frequency,
                start_date: before(15),
                unofficial_currency_code: None,
            },
        }
    }
}

/// What employers say of a user, by Item.
#[derive(Debug, Serialize)]
pub struct WireEmploymentItem<'a> {
    employments: Vec<WireEmployment<'a>>,
    item_id: ItemId,
}

#[derive(Debug, Serialize)]
struct WireEmployment<'a> {
    account_id: Option<AccountId>,
    employee_type: Option<&'a str>,
    employer: EmployerName<'a>,
    end_date: Option<Date>,
    last_paystub_date: Option<Date>,
    platform_ids: &'a PlatformIds,
    start_date: Date,
    status: &'a str,
    title: &'a str,
}

#[derive(Debug, Serialize)]
struct EmployerName<'a> {
    name: &'a str,
}

impl<'a> WireEmploymentItem<'a> {
    /// What the employer of an Item says.
    pub fn new(it: &PayrollSummary<'a>) -> Self {
        let facts = &it.person.facts;
        Self {
            employments: vec![WireEmployment {
                account_id: it.account_id(),
                employee_type: facts.employment.employee_type.as_deref(),
                employer: EmployerName {
                    name: &facts.employer.name,
                },
                end_date: None,
                last_paystub_date: it.paid_on.first().copied(),
                platform_ids: &facts.employment.platform_ids,
                start_date: facts.employment.start_date,
                status: &facts.employment.status,
                title: &facts.employment.title,
            }],
            item_id: it.item.id,
        }
    }
}

/// What documents look like to somebody who suspects fraud, by Item.
#[derive(Debug, Serialize)]
pub struct WireRiskSignals {
    item_id: ItemId,
    verification_risk_signals: Vec<RiskSignals>,
}

#[derive(Debug, Serialize)]
struct RiskSignals {
    account_id: Option<AccountId>,
    multi_document_risk_signals: [(); 0],
    single_document_risk_signals: Vec<DocumentRisk>,
}

#[derive(Debug, Serialize)]
struct DocumentRisk {
    document_reference: DocumentReference,
    risk_signals: [(); 0],
    risk_summary: RiskSummary,
}

#[derive(Debug, Serialize)]
struct DocumentReference {
    document_id: Uuid,
    document_name: String,
    document_type: &'static str,
    file_type: &'static str,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct RiskSummary {
    risk_score: f64,
}

impl WireRiskSignals {
    /// The documents of an Item, in none of which anything is wrong.
    pub fn new(sandbox: &Sandbox, it: &PayrollSummary<'_>) -> Self {
        let documents = 0..it.paid_on.len() + it.w2s;
        let signals = documents.map(|place| {
            let id = sandbox.document_id(it.item.id, place);
            DocumentRisk {
                document_reference: DocumentReference {
                    document_id: id,
                    document_name: format!("{id}.pdf"),
                    document_type: if place < it.paid_on.len() {
                        "PAYSLIP"
                    } else {
                        "TAX_FORM"
                    },
                    file_type: "TRUE_PDF",
                    status: "PROCESSING_COMPLETE",
                },
                risk_signals: [],
                risk_summary: RiskSummary { risk_score: 0.0 },
            }
        });
        Self {
            item_id: it.item.id,
            verification_risk_signals: vec![RiskSignals {
                account_id: it.account_id(),
                multi_document_risk_signals: [],
                single_document_risk_signals: signals.collect(),
            }],
        }
    }
}
