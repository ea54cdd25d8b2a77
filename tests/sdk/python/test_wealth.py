"""Plaid's Python SDK, unmodified, reads what people own and owe."""

import json
import unittest
from datetime import date

from plaid.model.investments_holdings_get_request import InvestmentsHoldingsGetRequest
from plaid.model.investments_refresh_request import InvestmentsRefreshRequest
from plaid.model.investments_transactions_get_request import InvestmentsTransactionsGetRequest
from plaid.model.investments_transactions_get_request_options import (
    InvestmentsTransactionsGetRequestOptions,
)
from plaid.model.liabilities_get_request import LiabilitiesGetRequest
from plaid.model.liabilities_get_request_options import LiabilitiesGetRequestOptions
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)

from sandbox import SandboxTest

PLATYPUS = {"ticker_symbol": "PLTY", "currency": "USD"}
CUSTOM = {
    "seed": "wealth",
    "override_accounts": [
        {
            "type": "credit",
            "subtype": "credit card",
            "starting_balance": 1245.67,
            "meta": {"name": "Card", "limit": 10000, "mask": "3333"},
            "liability": {"type": "credit", "purchase_apr": 16.99},
        },
        {
            "type": "loan",
            "subtype": "student",
            "liability": {
                "type": "student",
                "origination_date": "2022-01-01",
                "principal": 45123,
                "nominal_apr": 4.23,
                "repayment_model": {
                    "type": "standard",
                    "non_repayment_months": 12,
                    "repayment_months": 120,
                },
            },
        },
        {
            "type": "investment",
            "subtype": "brokerage",
            "starting_balance": 1684.8,
            "holdings": [
                {
                    "institution_price": 140.4,
                    "quantity": 12,
                    "currency": "USD",
                    "security": PLATYPUS,
                }
            ],
            "investment_transactions": [
                {
                    "date": "2026-08-24",
                    "name": "buy",
                    "quantity": 10,
                    "price": 10.5,
                    "type": "buy",
                    "currency": "USD",
                    "security": PLATYPUS,
                }
            ],
        },
    ],
}


class WealthTest(SandboxTest):
    def holdings(self, access_token):
        request = InvestmentsHoldingsGetRequest(access_token=access_token)
        return self.plaid.investments_holdings_get(request)

    def moves(self, access_token, **options):
        """A page of the investment transactions of August."""
        return self.plaid.investments_transactions_get(
            InvestmentsTransactionsGetRequest(
                access_token=access_token,
                start_date=date(2026, 8, 1),
                end_date=date(2026, 8, 31),
                options=InvestmentsTransactionsGetRequestOptions(**options),
            )
        )

    def test_investments(self):
        access_token = self.item(products=["investments"]).access_token
        self.advance("30s")
        held = self.holdings(access_token)
        self.assertEqual(len(held.holdings), 13)
        known = {security.security_id for security in held.securities}
        self.assertLessEqual({holding.security_id for holding in held.holdings}, known)
        first = self.moves(access_token, count=20)
        rest = self.moves(access_token, offset=20)
        rows = first.investment_transactions + rest.investment_transactions
        self.assertEqual(len(rows), first.total_investment_transactions)
        self.assertEqual(rows, sorted(rows, key=lambda row: row.date, reverse=True))
        request = InvestmentsRefreshRequest(access_token=access_token)
        self.plaid.investments_refresh(request)

    def test_liabilities(self):
        access_token = self.item(products=["liabilities"]).access_token
        request = LiabilitiesGetRequest(access_token=access_token)
        answer = self.plaid.liabilities_get(request)
        owed = answer.liabilities
        self.assertEqual(owed.credit[0].aprs[0].apr_percentage, 15.24)
        self.assertEqual(owed.mortgage[0].interest_rate.percentage, 3.99)
        self.assertEqual(owed.student[0].loan_status.type, "repayment")
        [loan] = [account for account in answer.accounts if account.mask == "7777"]
        request.options = LiabilitiesGetRequestOptions(account_ids=[loan.account_id])
        owed = self.plaid.liabilities_get(request).liabilities
        self.assertIsNone(owed.credit)
        self.assertEqual(owed.student[0].account_id, loan.account_id)

    def test_a_custom_user_owns_and_owes_what_the_app_says(self):
        options = SandboxPublicTokenCreateRequestOptions(
            override_username="user_custom", override_password=json.dumps(CUSTOM)
        )
        item = self.item(products=["liabilities", "investments"], options=options)
        self.advance("30s")
        request = LiabilitiesGetRequest(access_token=item.access_token)
        owed = self.plaid.liabilities_get(request).liabilities
        self.assertEqual(owed.credit[0].aprs[0].apr_percentage, 16.99)
        self.assertEqual(owed.student[0].origination_principal_amount, 45123)
        self.assertIsNone(owed.mortgage)
        held = self.holdings(item.access_token)
        self.assertEqual(held.holdings[0].quantity, 12)
        self.assertEqual(held.securities[0].ticker_symbol, "PLTY")
        [move] = self.moves(item.access_token).investment_transactions
        self.assertEqual((move.date, move.amount), (date(2026, 8, 24), 105))


if __name__ == "__main__":
    unittest.main()
