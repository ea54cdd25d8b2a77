"""Plaid's Python SDK, unmodified, calls each endpoint that an app built on Sandbox calls first.

The SDK raises where an answer lacks a required key or has an unknown value, so every call is a
check of the whole answer.
"""

import unittest
from datetime import date, datetime, timezone

import plaid
from plaid.model.accounts_balance_get_request import AccountsBalanceGetRequest
from plaid.model.accounts_balance_get_request_options import AccountsBalanceGetRequestOptions
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.auth_get_request import AuthGetRequest
from plaid.model.country_code import CountryCode
from plaid.model.identity_get_request import IdentityGetRequest
from plaid.model.institutions_get_by_id_request import InstitutionsGetByIdRequest
from plaid.model.institutions_get_by_id_request_options import (
    InstitutionsGetByIdRequestOptions,
)
from plaid.model.institutions_get_request import InstitutionsGetRequest
from plaid.model.institutions_get_request_options import InstitutionsGetRequestOptions
from plaid.model.institutions_search_request import InstitutionsSearchRequest
from plaid.model.item_access_token_invalidate_request import ItemAccessTokenInvalidateRequest
from plaid.model.item_get_request import ItemGetRequest
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.item_remove_request import ItemRemoveRequest
from plaid.model.item_webhook_update_request import ItemWebhookUpdateRequest
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.link_token_get_request import LinkTokenGetRequest
from plaid.model.products import Products
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.transactions_get_request import TransactionsGetRequest
from plaid.model.transactions_get_request_options import TransactionsGetRequestOptions
from plaid.model.transactions_sync_request import TransactionsSyncRequest

from sandbox import FIRST_PLATYPUS_BANK, START, SandboxTest, plaid_for

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
ID = "^[A-Za-z0-9]{37}$"
US = [CountryCode("US")]


def link_token_request(**keys):
    return LinkTokenCreateRequest(
        client_name="Test App",
        country_codes=US,
        language="en",
        products=[Products("auth"), Products("transactions")],
        user=LinkTokenCreateRequestUser(client_user_id="user-1"),
        **keys,
    )


class Endpoints(SandboxTest):
    def test_a_link_token_is_made_and_read(self):
        created = self.plaid.link_token_create(link_token_request())
        self.assertRegex(created.link_token, f"^link-sandbox-{UUID}$")
        self.assertEqual(created.expiration, datetime(2026, 9, 1, 16, tzinfo=timezone.utc))

        read = self.plaid.link_token_get(LinkTokenGetRequest(link_token=created.link_token))
        self.assertEqual(read.link_token, created.link_token)
        self.assertEqual(read.created_at, datetime.fromisoformat(START.replace("Z", "+00:00")))
        self.assertEqual(read.metadata.client_name, "Test App")
        self.assertEqual(
            [product.value for product in read.metadata.initial_products],
            ["auth", "transactions"],
        )

    def test_keys_may_stand_in_the_body(self):
        request = link_token_request(client_id=self.client_id, secret="secret")
        answer = plaid_for(self.url).link_token_create(request)
        self.assertRegex(answer.link_token, "^link-sandbox-")

    def test_a_public_token_becomes_an_item(self):
        options = SandboxPublicTokenCreateRequestOptions(webhook="https://app.example/webhook")
        public_token = self.public_token(options=options)
        self.assertRegex(public_token, f"^public-sandbox-{UUID}$")
        exchanged = self.plaid.item_public_token_exchange(
            ItemPublicTokenExchangeRequest(public_token=public_token)
        )
        self.assertRegex(exchanged.access_token, f"^access-sandbox-{UUID}$")
        self.assertRegex(exchanged.item_id, ID)

        answer = self.plaid.item_get(ItemGetRequest(access_token=exchanged.access_token))
        self.assertEqual(answer.item.item_id, exchanged.item_id)
        self.assertEqual(answer.item.institution_id, FIRST_PLATYPUS_BANK)
        self.assertEqual(answer.item.webhook, "https://app.example/webhook")
        self.assertIsNone(answer.item.error)
        billed = [product.value for product in answer.item.billed_products]
        self.assertEqual(billed, ["auth", "transactions"])

    def test_accounts_and_balances(self):
        token = self.item().access_token
        accounts = self.plaid.accounts_get(AccountsGetRequest(access_token=token)).accounts
        self.assertEqual(len(accounts), 14)
        checking = accounts[0]
        self.assertRegex(checking.account_id, ID)
        self.assertEqual((checking.name, checking.mask), ("Plaid Checking", "0000"))
        self.assertEqual((checking.type.value, checking.subtype.value), ("depository", "checking"))
        self.assertEqual((checking.balances.available, checking.balances.current), (100, 110))

        options = AccountsBalanceGetRequestOptions(account_ids=[checking.account_id])
        one = self.plaid.accounts_balance_get(
            AccountsBalanceGetRequest(access_token=token, options=options)
        )
        self.assertEqual(one.accounts, [checking])

    def test_account_and_routing_numbers(self):
        answer = self.plaid.auth_get(AuthGetRequest(access_token=self.item().access_token))
        self.assertEqual(
            [account.name for account in answer.accounts],
            ["Plaid Checking", "Plaid Saving", "Plaid Cash Management"],
        )
        self.assertEqual(answer.numbers.ach[0].account, "1111222233330000")
        self.assertEqual(answer.numbers.ach[0].routing, "011401533")

    def test_owners(self):
        item = self.item(products=["identity"])
        answer = self.plaid.identity_get(IdentityGetRequest(access_token=item.access_token))
        self.assertEqual(len(answer.accounts), 14)
        self.assertEqual(answer.accounts[0].owners[0].names, ["Alberta Bobbeth Charleson"])

    def test_transactions_come_page_by_page_once_they_are_ready(self):
        token = self.item().access_token

        def sync(cursor=""):
            return self.plaid.transactions_sync(
                TransactionsSyncRequest(access_token=token, cursor=cursor, count=10)
            )

        early = sync()
        self.assertEqual((early.added, early.modified, early.removed), ([], [], []))
        self.assertEqual((early.has_more, early.next_cursor), (False, ""))

        self.advance("30s")
        pages, cursor, more = [], early.next_cursor, True
        while more:
            page = sync(cursor)
            pages.append((cursor, page))
            cursor, more = page.next_cursor, page.has_more
        self.assertGreater(len(pages), 3)
        added = [it for _, page in pages for it in page.added]
        self.assertEqual(len({it.transaction_id for it in added}), len(added))

        middle, expected = pages[2]
        again = sync(middle)
        self.assertEqual(
            (again.added, again.modified, again.removed, again.next_cursor, again.has_more),
            (
                expected.added,
                expected.modified,
                expected.removed,
                expected.next_cursor,
                expected.has_more,
            ),
        )
        self.assertEqual(sync(cursor).added, [])

        by_date = self.plaid.transactions_get(
            TransactionsGetRequest(
                access_token=token,
                start_date=date(2024, 1, 1),
                end_date=date(2026, 9, 1),
                options=TransactionsGetRequestOptions(count=500),
            )
        )
        self.assertEqual(by_date.total_transactions, len(added))
        self.assertEqual(
            {it.transaction_id for it in by_date.transactions},
            {it.transaction_id for it in added},
        )

    def test_institutions(self):
        options = InstitutionsGetRequestOptions(include_optional_metadata=True)
        listed = self.plaid.institutions_get(
            InstitutionsGetRequest(count=500, offset=0, country_codes=US, options=options)
        )
        self.assertEqual(listed.total, len(listed.institutions))
        by_id = self.plaid.institutions_get_by_id(
            InstitutionsGetByIdRequest(
                institution_id=FIRST_PLATYPUS_BANK,
                country_codes=US,
                options=InstitutionsGetByIdRequestOptions(include_optional_metadata=True),
            )
        )
        self.assertEqual(by_id.institution.name, "First Platypus Bank")
        found = self.plaid.institutions_search(
            InstitutionsSearchRequest(
                query="Platypus", products=[Products("auth")], country_codes=US
            )
        )
        ids = [institution.institution_id for institution in found.institutions]
        self.assertIn(FIRST_PLATYPUS_BANK, ids)

    def test_categories_need_no_keys(self):
        categories = plaid_for(self.url).categories_get({}).categories
        self.assertGreater(len(categories), 500)
        self.assertEqual(
            (categories[0].category_id, categories[0].hierarchy), ("10000000", ["Bank Fees"])
        )

    def test_a_webhook_is_replaced_and_taken_away(self):
        token = self.item().access_token

        def update(webhook):
            return self.plaid.item_webhook_update(
                ItemWebhookUpdateRequest(access_token=token, webhook=webhook)
            ).item.webhook

        self.assertEqual(update("https://app.example/new"), "https://app.example/new")
        self.assertFalse(update(None))

    def test_an_access_token_is_rotated(self):
        item = self.item()
        rotated = self.plaid.item_access_token_invalidate(
            ItemAccessTokenInvalidateRequest(access_token=item.access_token)
        )
        answer = self.plaid.item_get(ItemGetRequest(access_token=rotated.new_access_token))
        self.assertEqual(answer.item.item_id, item.item_id)
        with self.assertRaisesRegex(plaid.ApiException, "INVALID_ACCESS_TOKEN"):
            self.plaid.item_get(ItemGetRequest(access_token=item.access_token))

    def test_an_item_is_removed(self):
        request = ItemRemoveRequest(access_token=self.item().access_token)
        self.assertEqual(list(self.plaid.item_remove(request).to_dict()), ["request_id"])
        with self.assertRaisesRegex(plaid.ApiException, "ITEM_NOT_FOUND"):
            self.plaid.item_remove(request)


if __name__ == "__main__":
    unittest.main()
