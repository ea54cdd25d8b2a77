"""Plaid's Python SDK, unmodified, follows transactions from pending to posted by the clock."""

import unittest
from datetime import date

import plaid
from plaid.model.client_provided_transaction import ClientProvidedTransaction
from plaid.model.custom_sandbox_transaction import CustomSandboxTransaction
from plaid.model.enrich_transaction_direction import EnrichTransactionDirection
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.sandbox_transactions_create_request import SandboxTransactionsCreateRequest
from plaid.model.transactions_enrich_request import TransactionsEnrichRequest
from plaid.model.transactions_get_request import TransactionsGetRequest
from plaid.model.transactions_get_request_options import TransactionsGetRequestOptions
from plaid.model.transactions_recurring_get_request import TransactionsRecurringGetRequest
from plaid.model.transactions_refresh_request import TransactionsRefreshRequest
from plaid.model.transactions_sync_request import TransactionsSyncRequest

from sandbox import SandboxTest


class Ledger:
    """An app that keeps what `/transactions/sync` tells it, by id."""

    def __init__(self, client, access_token):
        self.plaid = client
        self.access_token = access_token
        self.cursor = ""
        self.known = {}

    def page(self, cursor, count):
        request = TransactionsSyncRequest(
            access_token=self.access_token, cursor=cursor, count=count
        )
        return self.plaid.transactions_sync(request)

    def catch_up(self, count=100):
        """Reads all pages from where it stands on."""
        more = True
        while more:
            page = self.page(self.cursor, count)
            for row in page.added + page.modified:
                self.known[row.transaction_id] = row
            for row in page.removed:
                del self.known[row.transaction_id]
            self.cursor, more = page.next_cursor, page.has_more

    def named(self, name):
        return [row for row in self.known.values() if row.merchant_name == name]

    def shown(self):
        """What `/transactions/get` shows, by id."""
        answer = self.plaid.transactions_get(
            TransactionsGetRequest(
                access_token=self.access_token,
                start_date=date(2020, 1, 1),
                end_date=date(2030, 1, 1),
                options=TransactionsGetRequestOptions(count=500),
            )
        )
        return {row.transaction_id: row for row in answer.transactions}


class Timeline(SandboxTest):
    def item_of(self, username):
        options = SandboxPublicTokenCreateRequestOptions(
            override_username=username, override_password="any"
        )
        return self.item(products=["transactions"], options=options).access_token

    def test_a_bill_is_pending_and_posts_with_a_tip(self):
        ledger = Ledger(self.plaid, self.item_of("user_pending_posts"))
        self.advance("20s")
        ledger.catch_up()
        [pending] = ledger.named("Chipotle Mexican Grill")
        self.assertEqual((pending.pending, pending.amount), (True, 40))
        for _ in range(8):
            self.advance("24h")
            ledger.catch_up(count=1)
            self.assertEqual(ledger.known, ledger.shown())
        [posted] = ledger.named("Chipotle Mexican Grill")
        self.assertEqual((posted.pending, posted.amount), (False, 48.2))
        self.assertEqual(posted.date, date(2026, 9, 3))
        self.assertEqual(posted.pending_transaction_id, pending.transaction_id)

    def test_data_changes_between_two_pages(self):
        ledger = Ledger(self.plaid, self.item_of("user_pending_posts"))
        self.advance("20s")
        first = ledger.page("", 2)
        self.assertTrue(first.has_more)
        self.advance("24h")
        with self.assertRaises(plaid.ApiException) as caught:
            ledger.page(first.next_cursor, 2)
        self.assertIn("TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION", caught.exception.body)
        ledger.catch_up(count=2)
        self.assertEqual(ledger.known, ledger.shown())

    def test_a_refresh_transactions_of_its_own_and_streams(self):
        access_token = self.item_of("user_transactions_dynamic")
        ledger = Ledger(self.plaid, access_token)
        self.advance("20s")
        ledger.catch_up()
        pending = {id for id, row in ledger.known.items() if row.pending}
        self.plaid.transactions_refresh(TransactionsRefreshRequest(access_token=access_token))
        ledger.catch_up()
        self.assertFalse(pending & set(ledger.known))
        followers = {row.pending_transaction_id for row in ledger.known.values()}
        self.assertLessEqual(pending, followers)

        wanted = CustomSandboxTransaction(
            amount=9.5,
            date_posted=date(2026, 9, 1),
            date_transacted=date(2026, 8, 31),
            description="KFC 1234",
        )
        self.plaid.sandbox_transactions_create(
            SandboxTransactionsCreateRequest(access_token=access_token, transactions=[wanted])
        )
        ledger.catch_up()
        made = [row.name for row in ledger.named("KFC") if row.amount == 9.5]
        self.assertEqual(made, ["KFC 1234"])
        self.assertEqual(ledger.known, ledger.shown())

        streams = self.plaid.transactions_recurring_get(
            TransactionsRecurringGetRequest(access_token=access_token)
        )
        [pay] = [it for it in streams.inflow_streams if "DIRECT DEP" in it.description]
        self.assertEqual(str(pay.frequency), "SEMI_MONTHLY")
        self.assertEqual(str(pay.status), "MATURE")

    def test_what_comes_from_elsewhere_is_enriched(self):
        row = ClientProvidedTransaction(
            id="1",
            description="PURCHASE WM SUPERCENTER #1700",
            amount=72.1,
            direction=EnrichTransactionDirection("OUTFLOW"),
            iso_currency_code="USD",
        )
        answer = self.plaid.transactions_enrich(
            TransactionsEnrichRequest(account_type="credit", transactions=[row])
        )
        [enriched] = answer.enriched_transactions
        self.assertEqual(enriched.enrichments.merchant_name, "Walmart")
        self.assertEqual(enriched.enrichments.location.store_number, "1700")


if __name__ == "__main__":
    unittest.main()
