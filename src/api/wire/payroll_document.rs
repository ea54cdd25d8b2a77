//! Documents about income as the older endpoints show them, and on paper.
//! <https://plaid.com/docs/api/products/income/#incomeverificationpaystubsget>

use std::io::{Cursor, Write};

use jiff::civil::Date;
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::payroll::W2;
use super::pdf::Pdf;
use crate::api::Written;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::catalog::documents::Distribution;
use crate::sandbox::catalog::payroll::{
    Deductions, Earnings, Employee, EmployerOfRecord, Line, PlatformIds,
};
use crate::sandbox::ids::Uuid;
use crate::sandbox::income::{
    self, Document, PayStub, PayrollAccount, PayrollSummary, SentStatement,
};

/// What a document is.
#[derive(Debug, Serialize)]
pub struct OlderMetadata {
    doc_id: Uuid,
    doc_type: &'static str,
    name: String,
    status: &'static str,
}

impl OlderMetadata {
    fn new(document: Document<'_>, doc_type: &'static str) -> Self {
        let unreadable = document.upload.is_some_and(|it| it.unreadable);
        Self {
            doc_id: document.id,
            doc_type,
            name: format!("{}.pdf", document.id),
            status: if unreadable {
                "DOCUMENT_ERROR"
            } else {
                "DOCUMENT_STATUS_PROCESSING_COMPLETE"
            },
        }
    }

    /// Of a pay stub.
    pub fn of_pay_stub(document: Document<'_>) -> Self {
        Self::new(document, "DOCUMENT_TYPE_PAYSTUB")
    }

    /// Of a form W-2.
    pub fn of_w2(document: Document<'_>) -> Self {
        Self::new(document, "DOCUMENT_TYPE_US_TAX_W2")
    }
}

/// A pay stub.
#[derive(Debug, Serialize)]
pub struct OlderPayStub<'a> {
    deductions: &'a Deductions,
    doc_id: Uuid,
    earnings: Earnings,
    employee: &'a Employee,
    employer: &'a EmployerOfRecord,
    net_pay: &'a Line,
    pay_period_details: OlderPeriod<'a>,
}

#[derive(Debug, Serialize)]
struct OlderPeriod<'a> {
    check_amount: Option<f64>,
    distribution_breakdown: &'a [Distribution],
    end_date: Option<Date>,
    gross_earnings: Option<f64>,
    pay_date: Option<Date>,
    pay_frequency: &'a str,
    start_date: Option<Date>,
}

/// The older endpoints' word for how often somebody is paid.
fn older_frequency(frequency: Option<&str>) -> &str {
    match frequency {
        Some("WEEKLY") => "PAY_FREQUENCY_WEEKLY",
        Some("BIWEEKLY") => "PAY_FREQUENCY_BIWEEKLY",
        Some("SEMI_MONTHLY" | "SEMIMONTHLY") => "PAY_FREQUENCY_SEMIMONTHLY",
        Some("MONTHLY") => "PAY_FREQUENCY_MONTHLY",
        Some(older) if older.starts_with("PAY_FREQUENCY_") => older,
        _ => "PAY_FREQUENCY_UNKNOWN",
    }
}

/// Kinds of earnings as the older endpoints name them, `REGULAR PAY` for `REGULAR_PAY`.
fn older_earnings(earnings: &Earnings) -> Earnings {
    let mut earnings = earnings.clone();
    for line in &mut earnings.breakdown {
        let kind = line.canonical_description.take();
        line.canonical_description = kind.map(|kind| kind.replace('_', " "));
    }
    earnings
}

impl<'a> OlderPayStub<'a> {
    /// A pay stub.
    pub fn new(stub: PayStub<'a>) -> Self {
        let period = stub.period;
        Self {
            deductions: stub.deductions,
            doc_id: stub.document.id,
            earnings: older_earnings(stub.earnings),
            employee: stub.employee,
            employer: stub.employer,
            net_pay: stub.net_pay,
            pay_period_details: OlderPeriod {
                check_amount: period.pay_amount,
                distribution_breakdown: period.distribution,
                end_date: period.end,
                gross_earnings: period.gross_earnings,
                pay_date: period.pay_date,
                pay_frequency: older_frequency(period.pay_frequency),
                start_date: period.start,
            },
        }
    }
}

/// A tax form.
#[derive(Debug, Serialize)]
pub struct OlderTaxForm<'a> {
    doc_id: Uuid,
    document_type: &'static str,
    w2: W2<'a>,
}

impl<'a> OlderTaxForm<'a> {
    /// A form W-2.
    pub fn new(form: &income::W2<'a>) -> Self {
        Self {
            doc_id: form.document.id,
            document_type: "w2",
            w2: W2::boxes(form),
        }
    }
}

/// What an employer says of a person.
#[derive(Debug, Serialize)]
pub struct OlderEmployment<'a> {
    employer: EmployerName<'a>,
    end_date: Option<Date>,
    platform_ids: &'a PlatformIds,
    start_date: Option<Date>,
    status: Option<&'a str>,
    title: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct EmployerName<'a> {
    name: Option<&'a str>,
}

impl<'a> OlderEmployment<'a> {
    /// What the employer of an account says.
    pub fn new(account: &PayrollAccount<'a>) -> Self {
        let told = account.employment;
        Self {
            employer: EmployerName {
                name: account.employer,
            },
            end_date: None,
            platform_ids: told.map_or(PlatformIds::UNKNOWN, |it| &it.platform_ids),
            start_date: told.map(|it| it.start_date),
            status: told.map(|it| it.status.as_str()),
            title: told.map(|it| it.title.as_str()),
        }
    }
}

/// Documents as PDFs in a ZIP archive.
#[derive(Debug, Serialize)]
pub struct Archive(Vec<u8>);

impl Archive {
    /// The documents of an Item, or the one with an id; `None` if it has none such.
    pub fn of(found: &PayrollSummary<'_>, document_id: Option<&str>) -> Option<Self> {
        let stubs = found.accounts.iter().flat_map(|it| &it.pay_stubs);
        let stubs = stubs.map(|stub| (stub.document.id, stub_lines(stub)));
        let forms = found.accounts.iter().flat_map(|it| &it.w2s);
        let forms = forms.map(|form| (form.document.id, form_lines(form)));
        let statements = found.statements.iter();
        let statements = statements.map(|it| (it.document.id, statement_lines(it)));
        let mut files: Vec<_> = stubs
            .chain(forms)
            .chain(statements)
            .map(|(id, lines)| (id.to_string(), Pdf::of_lines(&lines)))
            .collect();
        files.retain(|(id, _)| document_id.is_none_or(|wanted| wanted == id));
        if files.is_empty() {
            return None;
        }
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        for (id, pdf) in &files {
            archive.start_file(format!("{id}.pdf"), options).ok()?;
            archive.write_all(pdf.bytes()).ok()?;
        }
        Some(Self(archive.finish().ok()?.into_inner()))
    }

    /// One document, to be fetched at its address.
    pub fn at(sandbox: &mut Sandbox, address: Uuid) -> Result<Self, Error> {
        let (found, document) = sandbox.take_download(address)?;
        let archive = Self::of(&found, Some(&document.to_string()));
        archive.ok_or(ErrorCode::IncomeVerificationDocumentNotFound.into())
    }

    /// It as an answer.
    pub fn written(&self) -> Written {
        Written::Zip(self.0.clone())
    }
}

fn row(text: Option<&str>, amount: Option<f64>) -> String {
    let amount = amount.map_or_else(String::new, |amount| format!("{amount:.2}"));
    format!("{:<60}{amount:>16}", text.unwrap_or_default())
}

fn heads(title: &str, employer: &EmployerOfRecord, employee: &Employee) -> Vec<String> {
    vec![
        title.to_owned(),
        String::new(),
        employer.name.clone().unwrap_or_default(),
        employee.name.clone().unwrap_or_default(),
        String::new(),
    ]
}

fn stub_lines(stub: &PayStub<'_>) -> Vec<String> {
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    let period = stub.period;
    let mut lines = heads("Pay Stub", stub.employer, stub.employee);
    let (start, end) = (date(period.start), date(period.end));
    lines.push(format!(
        "Pay period {start} to {end}, paid {}",
        date(period.pay_date)
    ));
    lines.push(String::new());
    for line in &stub.earnings.breakdown {
        let text = line
            .description
            .as_ref()
            .or(line.canonical_description.as_ref());
        lines.push(row(text.map(String::as_str), line.current_amount));
    }
    lines.push(row(Some("Gross earnings"), period.gross_earnings));
    for line in &stub.deductions.breakdown {
        lines.push(row(line.description.as_deref(), line.current_amount));
    }
    lines.push(row(
        Some("Deductions"),
        stub.deductions.total.current_amount,
    ));
    lines.push(row(
        Some("Net pay"),
        stub.net_pay.current_amount.or(period.pay_amount),
    ));
    lines
}

fn form_lines(form: &income::W2<'_>) -> Vec<String> {
    let mut lines = heads("Form W-2", form.employer, form.employee);
    let facts = form.facts;
    for (name, value) in [
        ("Tax year", &form.tax_year),
        ("Employer ID number", &facts.employer_id_number),
        (
            "Wages, tips, other compensation",
            &facts.wages_tips_other_comp,
        ),
        (
            "Federal income tax withheld",
            &facts.federal_income_tax_withheld,
        ),
        ("Social security wages", &facts.social_security_wages),
        (
            "Social security tax withheld",
            &facts.social_security_tax_withheld,
        ),
        ("Medicare wages and tips", &facts.medicare_wages_and_tips),
        ("Medicare tax withheld", &facts.medicare_tax_withheld),
    ] {
        let value = value.as_deref().unwrap_or_default();
        lines.push(format!("{name:<60}{value:>16}"));
    }
    lines
}

fn statement_lines(sent: &SentStatement<'_>) -> Vec<String> {
    let facts = sent.facts;
    let mut lines = vec![
        "Bank Statement".to_owned(),
        String::new(),
        facts.bank_name.clone(),
        facts.owner.name.clone(),
        format!("{} {}", facts.name, facts.account_number),
        format!("From {} to {}", sent.start, sent.end),
        String::new(),
        row(Some("Starting balance"), Some(facts.starting_balance)),
    ];
    for it in &facts.transactions {
        let text = format!("{}  {}", sent.date(it.day), it.original_description);
        lines.push(row(Some(&text), Some(-it.amount)));
    }
    lines.push(row(Some("Ending balance"), Some(facts.ending_balance())));
    lines
}
