"""Plaid's Python SDK, unmodified, with products that build on an Item's data."""

import unittest
from datetime import date

import plaid
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.processor_auth_get_request import ProcessorAuthGetRequest
from plaid.model.processor_identity_get_request import ProcessorIdentityGetRequest
from plaid.model.processor_investments_holdings_get_request import (
    ProcessorInvestmentsHoldingsGetRequest,
)
from plaid.model.processor_investments_transactions_get_request import (
    ProcessorInvestmentsTransactionsGetRequest,
)
from plaid.model.processor_liabilities_get_request import ProcessorLiabilitiesGetRequest
from plaid.model.processor_token_create_request import ProcessorTokenCreateRequest
from plaid.model.processor_token_permissions_set_request import (
    ProcessorTokenPermissionsSetRequest,
)
from plaid.model.processor_transactions_get_request import ProcessorTransactionsGetRequest
from plaid.model.processor_transactions_recurring_get_request import (
    ProcessorTransactionsRecurringGetRequest,
)
from plaid.model.processor_transactions_refresh_request import (
    ProcessorTransactionsRefreshRequest,
)
from plaid.model.processor_transactions_sync_request import ProcessorTransactionsSyncRequest
from plaid.model.products import Products
from plaid.model.sandbox_processor_token_create_request import (
    SandboxProcessorTokenCreateRequest,
)

from sandbox import FIRST_PLATYPUS_BANK, SandboxTest


class ProductsTest(SandboxTest):
    def test_an_account_is_lent_to_a_processor(self):
        token = self.item().access_token
        accounts = self.plaid.accounts_get(AccountsGetRequest(access_token=token)).accounts
        account_id = accounts[0].account_id
        request = ProcessorTokenCreateRequest(
            access_token=token, account_id=account_id, processor="dwolla"
        )
        lent = self.plaid.processor_token_create(request).processor_token
        auth = self.plaid.processor_auth_get(ProcessorAuthGetRequest(processor_token=lent))
        self.assertEqual(auth.account.account_id, account_id)
        self.assertEqual(auth.numbers.ach.account, "1111222233330000")
        self.plaid.processor_token_permissions_set(
            ProcessorTokenPermissionsSetRequest(processor_token=lent, products=[Products("auth")])
        )
        with self.assertRaisesRegex(plaid.ApiException, "INVALID_PRODUCT"):
            self.plaid.processor_identity_get(ProcessorIdentityGetRequest(processor_token=lent))

    def test_an_item_is_made_and_lent_at_once(self):
        request = SandboxProcessorTokenCreateRequest(institution_id=FIRST_PLATYPUS_BANK)
        lent = self.plaid.sandbox_processor_token_create(request).processor_token
        auth = self.plaid.processor_auth_get(ProcessorAuthGetRequest(processor_token=lent))
        self.assertEqual(auth.account.mask, "0000")

    def test_a_processor_reads_what_an_app_reads_of_one_account(self):
        token = self.item(products=["transactions", "investments", "liabilities"]).access_token
        self.advance("30s")
        accounts = self.plaid.accounts_get(AccountsGetRequest(access_token=token)).accounts

        def lent(mask):
            [account] = [account for account in accounts if account.mask == mask]
            request = ProcessorTokenCreateRequest(
                access_token=token, account_id=account.account_id, processor="dwolla"
            )
            return self.plaid.processor_token_create(request).processor_token

        card = lent("3333")
        dates = {"start_date": date(2026, 8, 1), "end_date": date(2026, 8, 31)}
        page = self.plaid.processor_transactions_get(
            ProcessorTransactionsGetRequest(processor_token=card, **dates)
        )
        self.assertGreater(page.total_transactions, 0)
        synced = self.plaid.processor_transactions_sync(
            ProcessorTransactionsSyncRequest(processor_token=card)
        )
        self.assertEqual({row.account_id for row in synced.added}, {page.account.account_id})
        streams = self.plaid.processor_transactions_recurring_get(
            ProcessorTransactionsRecurringGetRequest(processor_token=card)
        )
        names = [stream.description for stream in streams.outflow_streams]
        self.assertIn("United Airlines", names)
        self.plaid.processor_transactions_refresh(
            ProcessorTransactionsRefreshRequest(processor_token=card)
        )
        owed = self.plaid.processor_liabilities_get(
            ProcessorLiabilitiesGetRequest(processor_token=card)
        )
        self.assertEqual(len(owed.liabilities.credit), 1)
        ira = lent("5555")
        held = self.plaid.processor_investments_holdings_get(
            ProcessorInvestmentsHoldingsGetRequest(processor_token=ira)
        )
        self.assertEqual(len(held.holdings), 3)
        moved = self.plaid.processor_investments_transactions_get(
            ProcessorInvestmentsTransactionsGetRequest(processor_token=ira, **dates)
        )
        self.assertGreater(moved.total_investment_transactions, 0)


if __name__ == "__main__":
    unittest.main()
