"""Plaid's Python SDK, unmodified, with Asset Reports."""

import unittest

import plaid
from plaid.model.asset_report_create_request import AssetReportCreateRequest
from plaid.model.asset_report_filter_request import AssetReportFilterRequest
from plaid.model.asset_report_get_request import AssetReportGetRequest
from plaid.model.asset_report_pdf_get_request import AssetReportPDFGetRequest

from sandbox import SandboxTest


class AssetsTest(SandboxTest):
    def test_an_asset_report_is_made_and_filtered(self):
        token = self.item(products=["assets"]).access_token
        request = AssetReportCreateRequest(access_tokens=[token], days_requested=60)
        report = self.plaid.asset_report_create(request).asset_report_token
        read = AssetReportGetRequest(asset_report_token=report)
        with self.assertRaisesRegex(plaid.ApiException, "PRODUCT_NOT_READY"):
            self.plaid.asset_report_get(read)
        self.advance("4s")
        whole = self.plaid.asset_report_get(read).report
        accounts = whole["items"][0]["accounts"]
        checking = next(account for account in accounts if account["mask"] == "0000")
        self.assertEqual(checking["historical_balances"][-1]["current"], -655.08)

        request = AssetReportFilterRequest(
            asset_report_token=report, account_ids_to_exclude=[checking["account_id"]]
        )
        part = self.plaid.asset_report_filter(request).asset_report_token
        self.advance("4s")
        read = AssetReportGetRequest(asset_report_token=part)
        left = self.plaid.asset_report_get(read).report["items"][0]["accounts"]
        self.assertEqual(len(left), len(accounts) - 1)

        request = AssetReportPDFGetRequest(asset_report_token=report)
        paper = self.plaid.asset_report_pdf_get(request)
        self.assertEqual(paper.read(5), b"%PDF-")


if __name__ == "__main__":
    unittest.main()
