//! Addresses at which documents about income can be fetched, once each and without keys.
//! <https://plaid.com/docs/errors/income/#income_verification_document_not_found>

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::PayrollSummary;
use crate::errors::{Error, ErrorCode};
use crate::sandbox::Sandbox;
use crate::sandbox::ids::{ItemId, UserId, Uuid};
use crate::sandbox::mint::spread;

/// How long an address is good for, if nobody fetches the document before.
/// <https://plaid.com/docs/api/products/income/#creditpayroll_incomeget>
pub(in crate::sandbox) const LIFE: SignedDuration = SignedDuration::from_mins(2);

/// The addresses of a world.
#[derive(Debug, Default)]
pub(super) struct Downloads {
    /// How often documents were read: each time they have new addresses.
    readings: u64,
    open: BTreeMap<Uuid, Download>,
}

#[derive(Debug)]
struct Download {
    item_id: ItemId,
    document: Uuid,
    until: Timestamp,
}

impl Sandbox {
    /// Gives new addresses to the documents of a user, which are about to be read.
    pub fn open_downloads(&mut self, user_id: &UserId) {
        let until = self.now + LIFE;
        self.incomes.downloads.readings += 1;
        let theirs = self.incomes.payroll.iter();
        let theirs = theirs.filter(|it| it.user_id.as_ref() == Some(user_id));
        let summaries = theirs.filter_map(|it| self.payroll_summary(it));
        let opened: Vec<(Uuid, Download)> = summaries
            .flat_map(|found| {
                let item_id = found.item.id;
                found.document_ids().into_iter().map(move |document| {
                    let download = Download {
                        item_id,
                        document,
                        until,
                    };
                    (document, download)
                })
            })
            .map(|(document, download)| (self.download_address(document), download))
            .collect();
        let now = self.now;
        let open = &mut self.incomes.downloads.open;
        open.retain(|_, it| it.until > now);
        open.extend(opened);
    }

    /// The last part of the newest address of a document.
    pub fn download_address(&self, document: Uuid) -> Uuid {
        const ADDRESSES: u64 = 15 << 32;
        let reading = self.incomes.downloads.readings;
        Uuid::new(self.tag(), spread(document.key(), ADDRESSES, reading))
    }

    /// What is to be fetched at an address, which is no good then: the documents of an Item, and
    /// which of them it is.
    ///
    /// # Errors
    /// `INCOME_VERIFICATION_DOCUMENT_NOT_FOUND` if nothing is there, or no longer.
    pub fn take_download(&mut self, address: Uuid) -> Result<(PayrollSummary<'_>, Uuid), Error> {
        let now = self.now;
        let taken = self.incomes.downloads.open.remove(&address);
        let taken = taken.filter(|it| it.until > now);
        let found = taken.and_then(|it| {
            let mut payrolls = self.incomes.payroll.iter();
            let found = payrolls.find(|found| found.item_id == it.item_id)?;
            Some((self.payroll_summary(found)?, it.document))
        });
        found.ok_or(ErrorCode::IncomeVerificationDocumentNotFound.into())
    }
}
