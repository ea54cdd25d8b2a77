"""Plaid's Python SDK, unmodified, with products that build on an Item's data."""

import unittest

import plaid
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.processor_auth_get_request import ProcessorAuthGetRequest
from plaid.model.processor_identity_get_request import ProcessorIdentityGetRequest
from plaid.model.processor_token_create_request import ProcessorTokenCreateRequest
from plaid.model.processor_token_permissions_set_request import (
    ProcessorTokenPermissionsSetRequest,
)
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


if __name__ == "__main__":
    unittest.main()
