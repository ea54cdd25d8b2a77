"""Plaid's Python SDK, unmodified, with bank income and relayed reports."""

import json
import unittest
import urllib.request

import plaid
from plaid.model.asset_report_create_request import AssetReportCreateRequest
from plaid.model.credit_bank_employment_get_request import CreditBankEmploymentGetRequest
from plaid.model.credit_bank_income_get_request import CreditBankIncomeGetRequest
from plaid.model.credit_bank_income_webhook_update_request import (
    CreditBankIncomeWebhookUpdateRequest,
)
from plaid.model.credit_bank_statements_uploads_get_request import (
    CreditBankStatementsUploadsGetRequest,
)
from plaid.model.credit_relay_create_request import CreditRelayCreateRequest
from plaid.model.credit_relay_get_request import CreditRelayGetRequest
from plaid.model.credit_relay_refresh_request import CreditRelayRefreshRequest
from plaid.model.credit_relay_remove_request import CreditRelayRemoveRequest
from plaid.model.credit_sessions_get_request import CreditSessionsGetRequest
from plaid.model.report_type import ReportType
from plaid.model.user_create_request import UserCreateRequest

from sandbox import SandboxTest


class IncomeTest(SandboxTest):
    def user(self):
        user = self.plaid.user_create(UserCreateRequest(client_user_id="user-1"))
        return user.user_token

    def link(self, user_token, income, **gone_through):
        """Goes through Link for a user's income, without a browser."""
        body = {
            "client_id": self.client_id,
            "secret": "secret",
            "client_name": "Test App",
            "country_codes": ["US"],
            "language": "en",
            "products": ["income_verification"],
            "user": {"client_user_id": "user-1"},
            "user_token": user_token,
            "income_verification": income,
        }
        token = self.send("/link/token/create", body)["link_token"]
        return self.send("/_emulator/link/complete", {"link_token": token, **gone_through})

    def send(self, path, body):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        with opener.open(request) as answer:
            return json.load(answer)

    def test_only_what_somebody_confirms_is_their_income(self):
        user_token = self.user()
        bank = {"income_source_types": ["bank"], "bank_income": {"days_requested": 60}}
        self.link(
            user_token,
            bank,
            username="user_bank_income",
            password="{}",
            income_sources=["PLATYPUS INC PAYROLL"],
        )
        read = self.plaid.credit_bank_income_get(CreditBankIncomeGetRequest(user_token=user_token))
        [source] = read.bank_income[0].items[0].bank_income_sources
        self.assertEqual(source.income_description, "PLATYPUS INC PAYROLL")
        request = CreditBankEmploymentGetRequest(user_token=user_token)
        report = self.plaid.credit_bank_employment_get(request).bank_employment_reports[0]
        [employment] = report["items"][0]["bank_employments"]
        self.assertEqual(employment["employer"]["name"], "PLATYPUS INC")
        request = CreditSessionsGetRequest(user_token=user_token)
        [session] = self.plaid.credit_sessions_get(request).sessions
        self.assertEqual(str(session.results.bank_income_results[0].status), "APPROVED")
        self.plaid.credit_bank_income_webhook_update(
            CreditBankIncomeWebhookUpdateRequest(user_token=user_token, enable_webhooks=True)
        )

    def test_bank_statements_are_read(self):
        user_token = self.user()
        documents = {
            "income_source_types": ["payroll"],
            "payroll_income": {"flow_types": ["payroll_document_income"]},
        }
        self.link(user_token, documents, documents=[{"bank_statement": {}}])
        request = CreditBankStatementsUploadsGetRequest(user_token=user_token)
        with self.assertRaisesRegex(plaid.ApiException, "PRODUCT_NOT_READY"):
            self.plaid.credit_bank_statements_uploads_get(request)
        self.advance("5s")
        [item] = self.plaid.credit_bank_statements_uploads_get(request)["items"]
        [statement] = item["bank_statements"]
        self.assertEqual(statement["bank_accounts"][0]["owner"]["name"], "Josie Georgia Harrison")
        url = statement["document_metadata"]["download_url"]
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(url) as archive:
            self.assertEqual(archive.read(2), b"PK")

    def test_a_report_is_relayed(self):
        token = self.item(products=["assets"]).access_token
        request = AssetReportCreateRequest(access_tokens=[token], days_requested=10)
        report = self.plaid.asset_report_create(request)
        self.advance("4s")
        request = CreditRelayCreateRequest(
            report_tokens=[report.asset_report_token], secondary_client_id="partner"
        )
        relay = self.plaid.credit_relay_create(request).relay_token
        kind = ReportType("asset")
        read = CreditRelayGetRequest(relay_token=relay, report_type=kind)
        relayed = self.plaid.credit_relay_get(read).report
        self.assertEqual(relayed["asset_report_id"], report.asset_report_id)
        request = CreditRelayRefreshRequest(relay_token=relay, report_type=kind)
        refreshed = self.plaid.credit_relay_refresh(request)
        self.assertNotEqual(refreshed.asset_report_id, report.asset_report_id)
        self.plaid.credit_relay_remove(CreditRelayRemoveRequest(relay_token=relay))
        with self.assertRaises(plaid.ApiException):
            self.plaid.credit_relay_get(read)


if __name__ == "__main__":
    unittest.main()
