"""Plaid's errors as the Python SDK raises them."""

import json
import subprocess
import tempfile
import unittest
from datetime import date
from pathlib import Path

import plaid
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.beacon_duplicate_get_request import BeaconDuplicateGetRequest
from plaid.model.country_code import CountryCode
from plaid.model.institutions_get_by_id_request import InstitutionsGetByIdRequest
from plaid.model.institutions_get_request import InstitutionsGetRequest
from plaid.model.item_get_request import ItemGetRequest
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.item_remove_request import ItemRemoveRequest
from plaid.model.item_webhook_update_request import ItemWebhookUpdateRequest
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.products import Products
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.transactions_get_request import TransactionsGetRequest

from sandbox import BINARY, Emulator, SandboxTest, plaid_for

NEVER_GIVEN = "00000000-0000-4000-8000-000000000000"
US = [CountryCode("US")]


class Errors(SandboxTest):
    def refused(self, status, error_type, error_code, message, call, *arguments, **keywords):
        """Expects a call to be refused, and returns the error's body."""
        with self.assertRaises(plaid.ApiException) as caught:
            call(*arguments, **keywords)
        body = json.loads(caught.exception.body)
        self.assertEqual(
            (caught.exception.status, body["error_type"], body["error_code"]),
            (status, error_type, error_code),
        )
        self.assertEqual(body["error_message"], message)
        self.assertRegex(body["request_id"], "^[0-9a-f]{15}$")
        return body

    def exchange(self, public_token):
        return self.plaid.item_public_token_exchange(
            ItemPublicTokenExchangeRequest(public_token=public_token)
        )

    def accounts(self, access_token):
        return self.plaid.accounts_get(AccountsGetRequest(access_token=access_token))

    def test_missing_fields(self):
        self.refused(
            400,
            "INVALID_REQUEST",
            "MISSING_FIELDS",
            "the following required fields are missing: client_id, secret",
            plaid_for(self.url).item_get,
            ItemGetRequest(access_token="access-sandbox-x"),
        )

    def test_unknown_fields(self):
        request = AccountsGetRequest(access_token=self.item().access_token, page=2)
        self.refused(
            400,
            "INVALID_REQUEST",
            "UNKNOWN_FIELDS",
            "the following fields are not recognized by this endpoint: page",
            self.plaid.accounts_get,
            request,
        )

    def test_invalid_field(self):
        token = self.item().access_token
        self.refused(
            400,
            "INVALID_REQUEST",
            "INVALID_FIELD",
            "webhook must be a non-empty string URL",
            self.plaid.item_webhook_update,
            ItemWebhookUpdateRequest(access_token=token, webhook="ABCDEFG1234567"),
        )

    def test_invalid_api_keys(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "clients.json")
            file.write_text('{"clients": [{"client_id": "known", "secret": "right"}]}')
            strict = Emulator("--clients", str(file))
            self.addCleanup(strict.stop)
        request = InstitutionsGetRequest(count=1, offset=0, country_codes=US)
        plaid_for(strict.url, "known", "right").institutions_get(request)
        for keys in [("known", "wrong"), ("unknown", "right")]:
            self.refused(
                400,
                "INVALID_INPUT",
                "INVALID_API_KEYS",
                "invalid client_id or secret provided",
                plaid_for(strict.url, *keys).institutions_get,
                request,
            )

    def test_invalid_access_token(self):
        for token, message in [
            (
                "ABCDEFG1234567",
                "provided access token is in an invalid format. expected format: "
                "access-<environment>-<identifier>",
            ),
            (f"access-sandbox-{NEVER_GIVEN}", "could not find matching access token"),
            (
                f"access-production-{NEVER_GIVEN}",
                "provided access token is for the wrong Plaid environment. "
                'expected "sandbox", got "production"',
            ),
        ]:
            with self.subTest(token):
                self.refused(
                    400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN", message, self.accounts, token
                )

    def test_invalid_public_token(self):
        code = (400, "INVALID_INPUT", "INVALID_PUBLIC_TOKEN")
        unknown = "could not find matching public token"
        malformed = (
            "provided public token is in an invalid format. expected format: "
            "public-<environment>-<identifier>"
        )
        self.refused(*code, malformed, self.exchange, "ABCDEFG1234567")
        self.refused(*code, unknown, self.exchange, f"public-sandbox-{NEVER_GIVEN}")
        used = self.public_token()
        self.exchange(used)
        self.refused(*code, unknown, self.exchange, used)
        old = self.public_token()
        self.advance("31m")
        expired = (
            "provided public token is expired. Public tokens expire 30 minutes after creation at "
            "which point they can no longer be exchanged"
        )
        self.refused(*code, expired, self.exchange, old)

    def test_item_not_found(self):
        token = self.item().access_token
        self.plaid.item_remove(ItemRemoveRequest(access_token=token))
        self.refused(
            400,
            "ITEM_ERROR",
            "ITEM_NOT_FOUND",
            "The Item you requested cannot be found. This Item does not exist, has been "
            "previously removed via /item/remove, or has had access removed by the user.",
            self.accounts,
            token,
        )

    def test_invalid_institution(self):
        self.refused(
            400,
            "INVALID_INPUT",
            "INVALID_INSTITUTION",
            "invalid institution_id provided",
            self.plaid.institutions_get_by_id,
            InstitutionsGetByIdRequest(institution_id="ins_0", country_codes=US),
        )

    def test_invalid_product(self):
        request = LinkTokenCreateRequest(
            client_name="Test App",
            country_codes=US,
            language="en",
            products=[Products("balance")],
            user=LinkTokenCreateRequestUser(client_user_id="user-1"),
        )
        self.refused(
            400,
            "INVALID_INPUT",
            "INVALID_PRODUCT",
            'client is not authorized to access the following products: ["balance"]',
            self.plaid.link_token_create,
            request,
        )

    def test_product_not_ready(self):
        request = TransactionsGetRequest(
            access_token=self.item().access_token,
            start_date=date(2026, 8, 1),
            end_date=date(2026, 9, 1),
        )
        self.refused(
            400,
            "ITEM_ERROR",
            "PRODUCT_NOT_READY",
            "the requested product is not yet ready. please provide a webhook or try the request "
            "again later",
            self.plaid.transactions_get,
            request,
        )

    def test_products_not_supported(self):
        without_investments = "ins_129644"
        self.refused(
            400,
            "ITEM_ERROR",
            "PRODUCTS_NOT_SUPPORTED",
            'the following products are not supported by this institution: ["investments"]',
            self.public_token,
            products=["investments"],
            institution_id=without_investments,
        )

    def test_item_locked(self):
        options = SandboxPublicTokenCreateRequestOptions(
            override_username="user_good", override_password="error_ITEM_LOCKED"
        )
        body = self.refused(
            400,
            "ITEM_ERROR",
            "ITEM_LOCKED",
            "the account is locked. prompt the user to visit the institution's site and unlock "
            "their account",
            self.public_token,
            options=options,
        )
        self.assertRegex(body["display_message"], "^The given account has been locked")

    def test_item_login_required(self):
        token = self.item().access_token
        self.advance("721h")
        self.refused(
            400,
            "ITEM_ERROR",
            "ITEM_LOGIN_REQUIRED",
            "the login details of this item have changed (credentials, MFA, or required user "
            "action) and a user login is required to update this information. use Link's update "
            "mode to restore the item to a good state",
            self.accounts,
            token,
        )
        item = self.plaid.item_get(ItemGetRequest(access_token=token)).item
        self.assertEqual(item.error.error_code, "ITEM_LOGIN_REQUIRED")

    def test_not_implemented(self):
        coverage = subprocess.run([BINARY, "coverage"], capture_output=True, text=True, check=True)
        path = "/beacon/duplicate/get"
        if f"absent  POST  {path}\n" not in coverage.stdout:
            self.skipTest("the operation this test calls is built now; name another one")
        self.refused(
            501,
            "EMULATOR_ERROR",
            "EMULATOR_NOT_IMPLEMENTED",
            f"{path} is an operation of Plaid's that this emulator does not answer yet",
            self.plaid.beacon_duplicate_get,
            BeaconDuplicateGetRequest(beacon_duplicate_id="becdup_11111111111111"),
        )

    def test_not_found(self):
        astray = plaid_for(f"{self.url}/v1", self.client_id)
        self.refused(404, "INVALID_REQUEST", "NOT_FOUND", "not found", astray.categories_get, {})


if __name__ == "__main__":
    unittest.main()
