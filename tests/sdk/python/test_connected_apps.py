"""Plaid's Python SDK, unmodified, as a bank that sees who is connected with a login."""

from datetime import date

from plaid.model.application_get_request import ApplicationGetRequest
from plaid.model.investments_auth_get_request import InvestmentsAuthGetRequest
from plaid.model.item_activity_list_request import ItemActivityListRequest
from plaid.model.item_application_list_request import ItemApplicationListRequest
from plaid.model.item_application_scopes_update_request import ItemApplicationScopesUpdateRequest
from plaid.model.item_application_unlink_request import ItemApplicationUnlinkRequest
from plaid.model.item_import_request import ItemImportRequest
from plaid.model.item_import_request_user_auth import ItemImportRequestUserAuth
from plaid.model.products import Products
from plaid.model.scopes import Scopes
from plaid.model.scopes_context import ScopesContext

from sandbox import SandboxTest


class ConnectedApps(SandboxTest):
    """What `/item/import` and the operations around it answer."""

    def imported(self):
        user_auth = ItemImportRequestUserAuth(user_id="user_good", auth_token="pass_good")
        products = [Products("identity"), Products("auth")]
        request = ItemImportRequest(products=products, user_auth=user_auth)
        return self.plaid.item_import(request)["access_token"]

    def test_a_connection_is_seen_narrowed_and_ended(self):
        self.item(products=["auth"])
        bank = self.imported()
        listed = self.plaid.item_application_list(ItemApplicationListRequest(access_token=bank))
        (app,) = listed["applications"]
        self.assertEqual(len(app["scopes"]["accounts"]), 14)
        own = app["application_id"]
        request = ApplicationGetRequest(self.client_id, "secret", own)
        known = self.plaid.application_get(request)
        self.assertIsInstance(known["application"]["join_date"], date)
        self.plaid.item_application_scopes_update(
            ItemApplicationScopesUpdateRequest(
                access_token=bank,
                application_id=own,
                scopes=Scopes(new_accounts=False),
                context=ScopesContext("PORTAL"),
            )
        )
        self.plaid.item_application_unlink(
            ItemApplicationUnlinkRequest(access_token=bank, application_id=own)
        )
        listed = self.plaid.item_application_list(ItemApplicationListRequest(access_token=bank))
        self.assertEqual(listed["applications"], [])
        activities = self.plaid.item_activity_list(ItemActivityListRequest(access_token=bank))
        kinds = [str(activity["activity"]) for activity in activities["activities"]]
        self.assertEqual(kinds, ["ITEM_CREATE", "ITEM_IMPORT", "SCOPES_UPDATE", "ITEM_UNLINK"])

    def test_numbers_to_move_an_account(self):
        token = self.item(products=["investments_auth"]).access_token
        answer = self.plaid.investments_auth_get(InvestmentsAuthGetRequest(access_token=token))
        self.assertEqual(answer["numbers"]["acats"][0]["account"], "TR5555")
        self.assertEqual(len(answer["holdings"]), 13)
