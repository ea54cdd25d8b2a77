//! Bank statements that people have sent, as they were read.
//! <https://plaid.com/docs/api/products/income/#creditbank_statementsuploadsget>

use jiff::civil::Date;
use serde::Serialize;

use super::download::Downloads;
use super::time::Exact;
use crate::sandbox::catalog::bank_statement::StatementOwner;
use crate::sandbox::ids::{ItemId, Uuid};
use crate::sandbox::income::{PayrollSummary, SentStatement};

/// An Item of them.
#[derive(Debug, Serialize)]
pub struct WireUploads<'a> {
    bank_statements: Vec<WireStatement<'a>>,
    item_id: ItemId,
    status: Status,
    updated_at: Exact,
}

#[derive(Debug, Serialize)]
struct Status {
    processing_status: &'static str,
}

#[derive(Debug, Serialize)]
struct WireStatement<'a> {
    bank_accounts: [WireAccount<'a>; 1],
    document_id: Uuid,
    document_metadata: Metadata,
    transactions: Vec<WireRow<'a>>,
}

#[derive(Debug, Serialize)]
struct Metadata {
    document_type: &'static str,
    download_url: String,
    name: String,
    page_count: u8,
    status: &'static str,
}

#[derive(Debug, Serialize)]
struct WireAccount<'a> {
    account_id: Uuid,
    account_number: &'a str,
    account_type: &'a str,
    bank_name: &'a str,
    name: &'a str,
    owner: &'a StatementOwner,
    periods: [Period; 1],
}

#[derive(Debug, Serialize)]
struct Period {
    end_date: Date,
    ending_balance: f64,
    start_date: Date,
    starting_balance: f64,
}

#[derive(Debug, Serialize)]
struct WireRow<'a> {
    account_id: Uuid,
    amount: f64,
    date: Date,
    original_description: &'a str,
}

impl<'a> WireStatement<'a> {
    fn new(it: &SentStatement<'a>, downloads: Downloads<'_>) -> Self {
        let facts = it.facts;
        let rows = facts.transactions.iter().map(|row| WireRow {
            account_id: it.account_id,
            amount: row.amount,
            date: it.date(row.day),
            original_description: &row.original_description,
        });
        Self {
            bank_accounts: [WireAccount {
                account_id: it.account_id,
                account_number: &facts.account_number,
                account_type: &facts.account_type,
                bank_name: &facts.bank_name,
                name: &facts.name,
                owner: &facts.owner,
                periods: [Period {
                    end_date: it.end,
                    ending_balance: facts.ending_balance(),
                    start_date: it.start,
                    starting_balance: facts.starting_balance,
                }],
            }],
            document_id: it.document.id,
            document_metadata: Metadata {
                document_type: "BANK_STATEMENT",
                download_url: downloads.url(it.document.id),
                name: format!("{}.pdf", it.document.id),
                page_count: 1,
                status: "PROCESSING_COMPLETE",
            },
            transactions: rows.collect(),
        }
    }
}

impl<'a> WireUploads<'a> {
    /// Those of an Item.
    pub fn new(it: &PayrollSummary<'a>, downloads: Downloads<'_>) -> Self {
        let statements = it.statements.iter();
        Self {
            bank_statements: statements
                .map(|sent| WireStatement::new(sent, downloads))
                .collect(),
            item_id: it.item.id,
            status: Status {
                processing_status: "PROCESSING_COMPLETE",
            },
            updated_at: Exact(it.updated_at()),
        }
    }
}
