//! Payroll income as answers show it. <https://plaid.com/docs/api/products/income/>

use jiff::civil::Date;
use serde::Serialize;

use super::download::Downloads;
use super::time::Exact;
use crate::sandbox::catalog::documents::{Distribution, DocumentSignal, RiskStatus};
use crate::sandbox::catalog::payroll::{
    Box12, Deductions, Earnings, Employee, EmployerOfRecord, Line, PlatformIds, RateOfPay,
    StateWages,
};
use crate::sandbox::ids::{AccountId, ItemId, Uuid};
use crate::sandbox::income::{self, Document, PayrollSummary};

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
    pay_frequency: Option<&'a str>,
    rate_of_pay: &'a RateOfPay,
}

#[derive(Debug, Serialize)]
struct PayrollIncome<'a> {
    account_id: Option<AccountId>,
    form1099s: [(); 0],
    i20s: [(); 0],
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
    distribution_breakdown: &'a [Distribution],
    end_date: Option<Date>,
    gross_earnings: Option<f64>,
    iso_currency_code: &'static str,
    pay_amount: Option<f64>,
    pay_date: Option<Date>,
    pay_frequency: Option<&'a str>,
    start_date: Option<Date>,
    unofficial_currency_code: Option<()>,
}

/// A form W-2.
#[derive(Debug, Serialize)]
pub(super) struct W2<'a> {
    allocated_tips: Option<&'a str>,
    box_12: &'a [Box12],
    box_9: Option<&'a str>,
    dependent_care_benefits: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_metadata: Option<DocumentMetadata>,
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
    tax_year: Option<String>,
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
    fn new(downloads: Downloads<'_>, document: Document<'_>, document_type: &'static str) -> Self {
        let id = document.id;
        let unreadable = document.upload.is_some_and(|it| it.unreadable);
        Self {
            document_type,
            download_url: downloads.url(id),
            error_message: None,
            name: format!("{id}.pdf"),
            page_count: 1,
            status: if unreadable {
                "DOCUMENT_ERROR"
            } else {
                "DOCUMENT_STATUS_PROCESSING_COMPLETE"
            },
        }
    }
}

impl<'a> WirePayrollItem<'a> {
    /// An Item of a payroll.
    pub fn new(it: PayrollSummary<'a>, downloads: Downloads<'a>) -> Self {
        let sandbox = downloads.sandbox;
        let institution = sandbox.institution(&it.item.institution_id);
        let updated_at = Exact(it.updated_at());
        let accounts = it.accounts.iter().map(|account| PayrollAccount {
            account_id: account.account_id,
            pay_frequency: account.pay_frequency,
            rate_of_pay: account.rate_of_pay,
        });
        let accounts = accounts.collect();
        let income = it.accounts.into_iter().map(|account| PayrollIncome {
            account_id: account.account_id,
            form1099s: [],
            i20s: [],
            pay_stubs: account
                .pay_stubs
                .into_iter()
                .map(|stub| PayStub::new(stub, downloads))
                .collect(),
            w2s: account
                .w2s
                .into_iter()
                .map(|form| W2::new(form, downloads))
                .collect(),
        });
        Self {
            accounts,
            institution_id: &it.item.institution_id,
            institution_name: institution.map_or("", |it| it.name.as_str()),
            item_id: it.item.id,
            payroll_income: income.collect(),
            status: Status {
                processing_status: if it.found.is_unreadable() {
                    "FAILED"
                } else {
                    "PROCESSING_COMPLETE"
                },
            },
            updated_at,
        }
    }
}

impl<'a> W2<'a> {
    fn new(form: income::W2<'a>, downloads: Downloads<'_>) -> Self {
        Self {
            document_id: Some(form.document.id),
            document_metadata: Some(DocumentMetadata::new(downloads, form.document, "US_TAX_W2")),
            ..Self::boxes(&form)
        }
    }

    /// What stands in it, without what it is.
    pub(super) fn boxes(form: &income::W2<'a>) -> Self {
        let facts = form.facts;
        Self {
            allocated_tips: facts.allocated_tips.as_deref(),
            box_12: &facts.box_12,
            box_9: facts.box_9.as_deref(),
            dependent_care_benefits: facts.dependent_care_benefits.as_deref(),
            document_id: None,
            document_metadata: None,
            employee: form.employee,
            employer: form.employer,
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
            tax_year: form.tax_year.clone(),
            third_party_sick_pay: facts.third_party_sick_pay.as_deref(),
            wages_tips_other_comp: facts.wages_tips_other_comp.as_deref(),
        }
    }
}

impl<'a> PayStub<'a> {
    fn new(stub: income::PayStub<'a>, downloads: Downloads<'_>) -> Self {
        let period = stub.period;
        Self {
            deductions: stub.deductions,
            document_id: stub.document.id,
            document_metadata: DocumentMetadata::new(downloads, stub.document, "PAYSTUB"),
            earnings: stub.earnings,
            employee: stub.employee,
            employer: stub.employer,
            net_pay: stub.net_pay,
            pay_period_details: PayPeriod {
                distribution_breakdown: period.distribution,
                end_date: period.end,
                gross_earnings: period.gross_earnings,
                iso_currency_code: "USD",
                pay_amount: period.pay_amount,
                pay_date: period.pay_date,
                pay_frequency: period.pay_frequency,
                start_date: period.start,
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
    start_date: Option<Date>,
    status: Option<&'a str>,
    title: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct EmployerName<'a> {
    name: Option<&'a str>,
}

impl<'a> WireEmploymentItem<'a> {
    /// What the employers of an Item say; of documents alone no more than they show.
    pub fn new(it: &PayrollSummary<'a>) -> Self {
        let employments = it.accounts.iter().map(|account| {
            let told = account.employment;
            WireEmployment {
                account_id: account.account_id,
                employee_type: told.and_then(|it| it.employee_type.as_deref()),
                employer: EmployerName {
                    name: account.employer,
                },
                end_date: None,
                last_paystub_date: account.last_paid_on(),
                platform_ids: told.map_or(PlatformIds::UNKNOWN, |it| &it.platform_ids),
                start_date: told.map(|it| it.start_date),
                status: told.map(|it| it.status.as_str()),
                title: told.map(|it| it.title.as_str()),
            }
        });
        Self {
            employments: employments.collect(),
            item_id: it.item.id,
        }
    }
}

/// What documents look like to somebody who suspects fraud, by Item.
#[derive(Debug, Serialize)]
pub struct WireRiskSignals<'a> {
    item_id: ItemId,
    verification_risk_signals: Vec<RiskSignals<'a>>,
}

#[derive(Debug, Serialize)]
struct RiskSignals<'a> {
    account_id: Option<AccountId>,
    multi_document_risk_signals: [(); 0],
    single_document_risk_signals: Vec<DocumentRisk<'a>>,
}

#[derive(Debug, Serialize)]
struct DocumentRisk<'a> {
    document_reference: DocumentReference,
    risk_signals: &'a [DocumentSignal],
    risk_summary: RiskSummary,
}

#[derive(Debug, Serialize)]
struct DocumentReference {
    document_id: Uuid,
    document_name: String,
    document_type: &'static str,
    file_type: &'static str,
    status: RiskStatus,
}

#[derive(Debug, Serialize)]
struct RiskSummary {
    risk_score: Option<f64>,
}

impl<'a> WireRiskSignals<'a> {
    /// The documents of an Item, in none of which anything is wrong unless they say so.
    pub fn new(it: &PayrollSummary<'a>) -> Self {
        let accounts = it.accounts.iter().map(|account| {
            let stubs = account.pay_stubs.iter();
            let stubs = stubs.map(|it| DocumentRisk::new(it.document, "PAYSLIP"));
            let forms = account.w2s.iter();
            let forms = forms.map(|it| DocumentRisk::new(it.document, "TAX_FORM"));
            RiskSignals {
                account_id: account.account_id,
                multi_document_risk_signals: [],
                single_document_risk_signals: stubs.chain(forms).collect(),
            }
        });
        Self {
            item_id: it.item.id,
            verification_risk_signals: accounts.collect(),
        }
    }
}

impl<'a> DocumentRisk<'a> {
    fn new(document: Document<'a>, document_type: &'static str) -> Self {
        let (id, upload) = (document.id, document.upload);
        let status = upload.map_or(RiskStatus::ProcessingComplete, |it| it.risk_status);
        let complete = status == RiskStatus::ProcessingComplete;
        Self {
            document_reference: DocumentReference {
                document_id: id,
                document_name: format!("{id}.pdf"),
                document_type,
                file_type: "TRUE_PDF",
                status,
            },
            risk_signals: upload.map_or(&[], |it| &it.risk_signals),
            risk_summary: RiskSummary {
                risk_score: complete.then(|| upload.map_or(0.0, |it| it.risk_score)),
            },
        }
    }
}
