"""Plaid's Python SDK, unmodified, with Cashflow Reports."""

import unittest

import plaid
from plaid.model.cashflow_report_get_request import CashflowReportGetRequest
from plaid.model.cashflow_report_insights_get_request import CashflowReportInsightsGetRequest
from plaid.model.cashflow_report_refresh_request import CashflowReportRefreshRequest
from plaid.model.cashflow_report_transactions_get_request import (
    CashflowReportTransactionsGetRequest,
)
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)

from sandbox import SandboxTest


class CashflowReportsTest(SandboxTest):
    def test_a_report_is_made_and_read(self):
        options = SandboxPublicTokenCreateRequestOptions(
            override_username="user_small_business", override_password="{}"
        )
        token = self.item(products=["auth"], options=options).access_token
        read = CashflowReportGetRequest(access_token=token, days_requested=90)
        with self.assertRaises(plaid.ApiException):
            self.plaid.cashflow_report_get(read)
        request = CashflowReportRefreshRequest(access_token=token, days_requested=90)
        self.plaid.cashflow_report_refresh(request)
        self.advance("25s")
        report = self.plaid.cashflow_report_get(read)
        self.assertGreater(report.total_transactions, 0)
        request = CashflowReportTransactionsGetRequest(access_token=token, count=2)
        page = self.plaid.cashflow_report_transactions_get(request)
        self.assertEqual(len(page.transactions), 2)
        self.assertTrue(page.has_more)
        request = CashflowReportInsightsGetRequest(access_token=token)
        insights = self.plaid.cashflow_report_insights_get(request)
        self.assertGreater(len(insights.account_insights.historical_balances), 0)


if __name__ == "__main__":
    unittest.main()
