"""Plaid's Python SDK, unmodified, with Bank Transfers."""

import unittest

import plaid
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.ach_class import ACHClass
from plaid.model.bank_transfer_balance_get_request import BankTransferBalanceGetRequest
from plaid.model.bank_transfer_cancel_request import BankTransferCancelRequest
from plaid.model.bank_transfer_create_request import BankTransferCreateRequest
from plaid.model.bank_transfer_event_sync_request import BankTransferEventSyncRequest
from plaid.model.bank_transfer_get_request import BankTransferGetRequest
from plaid.model.bank_transfer_idempotency_key import BankTransferIdempotencyKey
from plaid.model.bank_transfer_list_request import BankTransferListRequest
from plaid.model.bank_transfer_network import BankTransferNetwork
from plaid.model.bank_transfer_sweep_list_request import BankTransferSweepListRequest
from plaid.model.bank_transfer_type import BankTransferType
from plaid.model.bank_transfer_user import BankTransferUser
from plaid.model.sandbox_bank_transfer_simulate_request import SandboxBankTransferSimulateRequest

from sandbox import SandboxTest


class BankTransfersTest(SandboxTest):
    def create(self, key, kind="credit"):
        token = self.item(products=["auth"]).access_token
        accounts = self.plaid.accounts_get(AccountsGetRequest(access_token=token)).accounts
        request = BankTransferCreateRequest(
            access_token=token,
            account_id=accounts[0].account_id,
            idempotency_key=BankTransferIdempotencyKey(key),
            type=BankTransferType(kind),
            network=BankTransferNetwork("ach"),
            amount="12.34",
            iso_currency_code="USD",
            description="Testing2",
            ach_class=ACHClass("ppd"),
            user=BankTransferUser(legal_name="Anne Charleston"),
        )
        return self.plaid.bank_transfer_create(request).bank_transfer

    def simulate(self, transfer, event):
        request = SandboxBankTransferSimulateRequest(
            bank_transfer_id=transfer.id, event_type=event
        )
        self.plaid.sandbox_bank_transfer_simulate(request)

    def status(self, transfer):
        read = self.plaid.bank_transfer_get(BankTransferGetRequest(bank_transfer_id=transfer.id))
        return str(read.bank_transfer.status)

    def test_a_transfer_is_posted_and_its_events_are_read(self):
        transfer = self.create("a")
        self.assertEqual(self.status(transfer), "pending")
        self.assertTrue(transfer.cancellable)
        self.simulate(transfer, "posted")
        self.assertEqual(self.status(transfer), "posted")
        request = BankTransferEventSyncRequest(after_id=0)
        events = self.plaid.bank_transfer_event_sync(request).bank_transfer_events
        self.assertEqual([str(event.event_type) for event in events], ["pending", "posted"])
        request = BankTransferCancelRequest(bank_transfer_id=transfer.id)
        with self.assertRaises(plaid.ApiException):
            self.plaid.bank_transfer_cancel(request)

    def test_a_transfer_is_cancelled_and_all_are_listed(self):
        transfer = self.create("a")
        self.plaid.bank_transfer_cancel(BankTransferCancelRequest(bank_transfer_id=transfer.id))
        self.assertEqual(self.status(transfer), "cancelled")
        self.create("b", kind="debit")
        listed = self.plaid.bank_transfer_list(BankTransferListRequest())
        self.assertEqual(len(listed.bank_transfers), 2)
        balance = self.plaid.bank_transfer_balance_get(BankTransferBalanceGetRequest())
        self.assertRegex(balance.balance.available, r"^\d+\.\d\d$")
        self.plaid.bank_transfer_sweep_list(BankTransferSweepListRequest())


if __name__ == "__main__":
    unittest.main()
