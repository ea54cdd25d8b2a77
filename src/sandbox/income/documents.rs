//! Pay stubs and forms W-2: those that payroll providers know, those of a custom user and those
//! that say what is to be read in them.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use super::{PayrollItem, SentStatement};
use crate::sandbox::catalog::documents::{Distribution, OwnPayStub, OwnW2, Upload};
use crate::sandbox::catalog::payroll::{
    Deductions, Earnings, Employee, EmployerOfRecord, Employment, Line, PayrollFacts, RateOfPay,
    W2Facts,
};
use crate::sandbox::ids::{AccountId, ItemId, Uuid};
use crate::sandbox::link_results::DocumentsFound;
use crate::sandbox::mint::spread;
use crate::sandbox::{Item, Sandbox};

/// What is known of an Item of a payroll.
#[derive(Debug)]
pub struct PayrollSummary<'a> {
    /// The Item.
    pub item: &'a Item,
    /// What was found.
    pub found: &'a PayrollItem,
    /// Whether the data is there.
    pub ready: bool,
    /// By account of the payroll.
    pub accounts: Vec<PayrollAccount<'a>>,
    /// Bank statements.
    pub statements: Vec<SentStatement<'a>>,
}

/// What is known of an account of a payroll.
#[derive(Debug)]
pub struct PayrollAccount<'a> {
    /// The account; `None` for documents alone.
    pub account_id: Option<AccountId>,
    /// Who employs the person.
    pub employer: Option<&'a str>,
    /// What the employer says of the person, where a provider knows it.
    pub employment: Option<&'a Employment>,
    /// How often the person is paid.
    pub pay_frequency: Option<&'a str>,
    /// What the person is paid.
    pub rate_of_pay: &'a RateOfPay,
    /// Pay stubs, the newest first.
    pub pay_stubs: Vec<PayStub<'a>>,
    /// Forms W-2.
    pub w2s: Vec<W2<'a>>,
}

/// A document as a thing.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// `document_id`
    pub id: Uuid,
    /// What it says of itself.
    pub upload: Option<&'a Upload>,
}

/// A pay stub.
#[derive(Debug)]
pub struct PayStub<'a> {
    /// The document.
    pub document: Document<'a>,
    /// What was held back.
    pub deductions: &'a Deductions,
    /// What was earned.
    pub earnings: &'a Earnings,
    /// The person.
    pub employee: &'a Employee,
    /// Who employs them.
    pub employer: &'a EmployerOfRecord,
    /// What was paid out.
    pub net_pay: &'a Line,
    /// For which time.
    pub period: PayPeriod<'a>,
}

/// The time that a pay stub is for; amounts are dollars.
#[derive(Debug, Clone, Copy)]
pub struct PayPeriod<'a> {
    /// Where the money went.
    pub distribution: &'a [Distribution],
    /// Its last day.
    pub end: Option<Date>,
    /// All that was earned.
    pub gross_earnings: Option<f64>,
    /// What the cheque says.
    pub pay_amount: Option<f64>,
    /// When it was paid.
    pub pay_date: Option<Date>,
    /// How often the person is paid.
    pub pay_frequency: Option<&'a str>,
    /// Its first day.
    pub start: Option<Date>,
}

/// A form W-2.
#[derive(Debug)]
pub struct W2<'a> {
    /// The document.
    pub document: Document<'a>,
    /// The person.
    pub employee: &'a Employee,
    /// Who employs them.
    pub employer: &'a EmployerOfRecord,
    /// What else it shows.
    pub facts: &'a W2Facts,
    /// Its year.
    pub tax_year: Option<String>,
}

impl PayrollItem {
    /// Whether nothing can be read in any of the documents.
    pub fn is_unreadable(&self) -> bool {
        let sent = self.documents.map_or(0, |sent| sent.paystubs + sent.w2s);
        let unreadable = self.uploads.iter().filter(|it| it.unreadable).count();
        unreadable > 0 && usize::try_from(sent).is_ok_and(|sent| unreadable >= sent)
    }
}

impl PayrollSummary<'_> {
    /// The ids of all documents.
    pub fn document_ids(&self) -> Vec<Uuid> {
        let stubs = self.accounts.iter().flat_map(|it| &it.pay_stubs);
        let forms = self.accounts.iter().flat_map(|it| &it.w2s);
        let statements = self.statements.iter();
        let documents = stubs
            .map(|it| it.document.id)
            .chain(forms.map(|it| it.document.id))
            .chain(statements.map(|it| it.document.id));
        documents.collect()
    }

    /// When the data came.
    pub fn updated_at(&self) -> Timestamp {
        self.found.ready_at
    }
}

impl PayrollAccount<'_> {
    /// When the newest pay stub was paid.
    pub fn last_paid_on(&self) -> Option<Date> {
        self.pay_stubs
            .iter()
            .filter_map(|it| it.period.pay_date)
            .max()
    }
}

impl<'a> PayStub<'a> {
    /// The period ends the day before it is paid, and has two weeks.
    fn known(facts: &'a PayrollFacts, document: Document<'a>, paid_on: Option<Date>) -> Self {
        let before = |days| paid_on?.checked_sub(Span::new().days(days)).ok();
        let stub = &facts.pay_stub;
        Self {
            document,
            deductions: &stub.deductions,
            earnings: &stub.earnings,
            employee: &facts.employee,
            employer: &facts.employer,
            net_pay: &stub.net_pay,
            period: PayPeriod {
                distribution: &[],
                end: before(1),
                gross_earnings: Some(stub.gross_earnings),
                pay_amount: Some(stub.pay_amount),
                pay_date: paid_on,
                pay_frequency: Some(&facts.pay_frequency),
                start: before(15),
            },
        }
    }

    fn own(own: &'a OwnPayStub, document: Document<'a>) -> Self {
        let period = &own.period;
        Self {
            document,
            deductions: &own.deductions,
            earnings: &own.earnings,
            employee: &own.employee,
            employer: &own.employer,
            net_pay: &own.net_pay,
            period: PayPeriod {
                distribution: &period.distribution,
                end: period.end,
                gross_earnings: period.gross_earnings,
                pay_amount: period.pay_amount,
                pay_date: period.pay_date,
                pay_frequency: period.pay_frequency.as_deref(),
                start: period.start,
            },
        }
    }
}

impl<'a> W2<'a> {
    fn known(facts: &'a PayrollFacts, document: Document<'a>, tax_year: i16) -> Self {
        Self {
            document,
            employee: &facts.employee,
            employer: &facts.employer,
            facts: &facts.w2,
            tax_year: Some(tax_year.to_string()),
        }
    }

    fn own(own: &'a OwnW2, document: Document<'a>) -> Self {
        Self {
            document,
            employee: &own.employee,
            employer: &own.employer,
            facts: &own.facts,
            tax_year: own.tax_year.clone(),
        }
    }
}

/// Gives the documents of an Item their ids, in order.
struct Ids<'a> {
    sandbox: &'a Sandbox,
    item_id: ItemId,
    given: u64,
}

impl Ids<'_> {
    fn next<'u>(&mut self, upload: Option<&'u Upload>) -> Document<'u> {
        const DOCUMENTS: u64 = 8 << 32;
        let chance = spread(self.item_id.key(), DOCUMENTS, self.given);
        self.given += 1;
        Document {
            id: Uuid::new(self.sandbox.tag(), chance),
            upload,
        }
    }
}

impl Sandbox {
    /// What is known of an Item of a payroll.
    pub(super) fn payroll_summary<'a>(
        &'a self,
        found: &'a PayrollItem,
    ) -> Option<PayrollSummary<'a>> {
        let item = self.item_by_id(found.item_id)?;
        let mut people = self.catalog.payrolls.people.iter();
        let person = people.find(|it| it.username == item.username());
        let mut ids = Ids {
            sandbox: self,
            item_id: item.id,
            given: 0,
        };
        Some(PayrollSummary {
            item,
            found,
            ready: self.now >= found.ready_at,
            statements: self.sent_statements(found),
            accounts: match person {
                Some(person) => vec![self.known_documents(item, found, &person.facts, &mut ids)],
                None => own_documents(item, &mut ids),
            },
        })
    }

    fn known_documents<'a>(
        &self,
        item: &Item,
        found: &'a PayrollItem,
        facts: &'a PayrollFacts,
        ids: &mut Ids<'_>,
    ) -> PayrollAccount<'a> {
        let day = self.income_day(found.pulled_at);
        let stubs = &facts.pay_stubs;
        let (of_stubs, of_w2s) = told(&found.uploads);
        let (stub_count, w2_count) = match found.documents {
            None => (stubs.len(), 1),
            Some(sent) => counts(sent, &found.uploads),
        };
        let mut ages = stubs.iter().cycle();
        let pay_stubs = (0..stub_count).map(|place| {
            let upload = of_stubs.get(place).copied();
            let document = ids.next(upload);
            match upload.and_then(|it| it.pay_stub.as_ref()) {
                Some(own) => PayStub::own(own, document),
                None => {
                    let age = ages.next().map(|age| Span::new().days(age.days_ago));
                    let paid_on = age.and_then(|age| day.checked_sub(age).ok());
                    PayStub::known(facts, document, paid_on)
                }
            }
        });
        let pay_stubs = pay_stubs.collect();
        let w2s = (0..w2_count).map(|place| {
            let upload = of_w2s.get(place).copied();
            let document = ids.next(upload);
            match upload.and_then(|it| it.w2.as_ref()) {
                Some(own) => W2::own(own, document),
                None => W2::known(facts, document, day.year() - 1),
            }
        });
        PayrollAccount {
            account_id: item.accounts.first().map(|account| account.id),
            employer: facts.employer.name.as_deref(),
            employment: Some(&facts.employment),
            pay_frequency: Some(&facts.pay_frequency),
            rate_of_pay: &facts.rate_of_pay,
            w2s: w2s.collect(),
            pay_stubs,
        }
    }
}

/// Files that tell of themselves, by what they are.
fn told(uploads: &[Upload]) -> (Vec<&Upload>, Vec<&Upload>) {
    uploads.iter().partition(|upload| upload.w2.is_none())
}

/// How many pay stubs and forms W-2 were sent.
fn counts(sent: DocumentsFound, uploads: &[Upload]) -> (usize, usize) {
    let count = |number: u32| usize::try_from(number).unwrap_or_default();
    let (stubs, w2s) = (count(sent.paystubs), count(sent.w2s));
    let (own_stubs, own_w2s) = told(uploads);
    let others = (stubs + w2s).saturating_sub(uploads.len());
    let other_stubs = stubs.min(others);
    (
        own_stubs.len() + other_stubs,
        own_w2s.len() + others - other_stubs,
    )
}

/// The documents of a custom user, by account.
fn own_documents<'a>(item: &'a Item, ids: &mut Ids<'_>) -> Vec<PayrollAccount<'a>> {
    let accounts = item.accounts.iter().map(|account| {
        let own = item.template(account).income.as_deref();
        let mut stubs: Vec<&OwnPayStub> = own.iter().flat_map(|own| &own.pay_stubs).collect();
        stubs.sort_by_key(|stub| std::cmp::Reverse(stub.period.pay_date));
        let newest = stubs.first();
        PayrollAccount {
            account_id: Some(account.id),
            employer: newest.and_then(|stub| stub.employer.name.as_deref()),
            employment: None,
            pay_frequency: newest.and_then(|stub| stub.period.pay_frequency.as_deref()),
            rate_of_pay: RateOfPay::UNKNOWN,
            pay_stubs: stubs
                .iter()
                .map(|stub| PayStub::own(stub, ids.next(None)))
                .collect(),
            w2s: own
                .iter()
                .flat_map(|own| &own.w2s)
                .map(|w2| W2::own(w2, ids.next(None)))
                .collect(),
        }
    });
    accounts.collect()
}
