"""Plaid's Python SDK, unmodified, lists and fetches statements."""

import hashlib
import unittest
from datetime import date

import plaid
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.sandbox_public_token_create_request_options_statements import (
    SandboxPublicTokenCreateRequestOptionsStatements,
)
from plaid.model.statements_download_request import StatementsDownloadRequest
from plaid.model.statements_list_request import StatementsListRequest
from plaid.model.statements_refresh_request import StatementsRefreshRequest

from sandbox import SandboxTest


class StatementsTest(SandboxTest):
    def setUp(self):
        super().setUp()
        dates = SandboxPublicTokenCreateRequestOptionsStatements(
            start_date=date(2026, 7, 1), end_date=date(2026, 8, 31)
        )
        options = SandboxPublicTokenCreateRequestOptions(statements=dates)
        self.token = self.item(products=["statements"], options=options).access_token
        self.advance("10s")

    def listed(self):
        """The statements of the first account."""
        request = StatementsListRequest(access_token=self.token)
        return self.plaid.statements_list(request).accounts[0].statements

    def months(self):
        return [(it.year, it.month, it.date_posted) for it in self.listed()]

    def test_statements_are_listed_fetched_and_asked_for(self):
        july = (2026, 7, date(2026, 7, 31))
        august = (2026, 8, date(2026, 8, 31))
        self.assertEqual(self.months(), [august, july])

        request = StatementsDownloadRequest(
            access_token=self.token, statement_id=self.listed()[0].statement_id
        )
        file, status, headers = self.plaid.statements_download(
            request, _return_http_data_only=False
        )
        with file:
            pdf = file.read()
        self.assertEqual(status, 200)
        self.assertEqual(headers["content-type"], "application/pdf")
        self.assertEqual(int(headers["content-length"]), len(pdf))
        self.assertEqual(pdf[:5], b"%PDF-")
        self.assertEqual(pdf.rstrip()[-5:], b"%%EOF")
        self.assertEqual(headers["plaid-content-hash"], hashlib.sha256(pdf).hexdigest())

        self.plaid.statements_refresh(
            StatementsRefreshRequest(
                access_token=self.token, start_date=date(2026, 5, 1), end_date=date(2026, 5, 31)
            )
        )
        self.advance("10s")
        self.assertEqual(self.months(), [august, july, (2026, 5, date(2026, 5, 31))])

    def test_a_statement_that_is_not_there_is_refused(self):
        request = StatementsDownloadRequest(access_token=self.token, statement_id="no such thing")
        with self.assertRaisesRegex(plaid.ApiException, "INVALID_FIELD"):
            self.plaid.statements_download(request)


if __name__ == "__main__":
    unittest.main()
