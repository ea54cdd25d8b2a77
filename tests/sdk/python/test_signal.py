"""Plaid's Python SDK, unmodified: how risky a debit is, and how well a person fits an account."""

import unittest

import plaid
from plaid.model.accounts_get_request import AccountsGetRequest
from plaid.model.address_data_nullable_no_required_fields import (
    AddressDataNullableNoRequiredFields,
)
from plaid.model.identity_match_request import IdentityMatchRequest
from plaid.model.identity_match_user import IdentityMatchUser
from plaid.model.identity_refresh_request import IdentityRefreshRequest
from plaid.model.item_get_request import ItemGetRequest
from plaid.model.processor_identity_match_request import ProcessorIdentityMatchRequest
from plaid.model.processor_signal_decision_report_request import (
    ProcessorSignalDecisionReportRequest,
)
from plaid.model.processor_signal_evaluate_request import ProcessorSignalEvaluateRequest
from plaid.model.processor_signal_prepare_request import ProcessorSignalPrepareRequest
from plaid.model.processor_signal_return_report_request import (
    ProcessorSignalReturnReportRequest,
)
from plaid.model.processor_token_create_request import ProcessorTokenCreateRequest
from plaid.model.signal_decision_report_request import SignalDecisionReportRequest
from plaid.model.signal_evaluate_request import SignalEvaluateRequest
from plaid.model.signal_person_name import SignalPersonName
from plaid.model.signal_prepare_request import SignalPrepareRequest
from plaid.model.signal_return_report_request import SignalReturnReportRequest
from plaid.model.signal_schedule_request import SignalScheduleRequest
from plaid.model.signal_user import SignalUser

from sandbox import SandboxTest

ID = "debit-1"


class SignalTest(SandboxTest):
    def first_account(self, *products):
        """The access token of a new Item and its first account."""
        access_token = self.item(products=products).access_token
        request = AccountsGetRequest(access_token=access_token)
        return access_token, self.plaid.accounts_get(request).accounts[0].account_id

    def debit(self, *products):
        """What is asked about a debit from the first account of a new Item."""
        access_token, account_id = self.first_account(*products)
        return {
            "access_token": access_token,
            "account_id": account_id,
            "client_transaction_id": ID,
            "amount": 27.53,
        }

    def test_a_debit_is_evaluated_decided_on_and_returned(self):
        asked = self.debit("auth", "signal")
        name = SignalPersonName(given_name="Alberta", family_name="Charleson")
        answer = self.plaid.signal_evaluate(
            SignalEvaluateRequest(**asked, is_recurring=False, user=SignalUser(name=name))
        )
        self.assertEqual(answer.scores.bank_initiated_return_risk.score.value, 90)
        self.assertEqual(answer.scores.customer_initiated_return_risk.score.value, 90)
        self.assertEqual(str(answer.ruleset.result), "REROUTE")
        self.assertEqual(answer.core_attributes.current_balance, 110)
        self.assertEqual(answer.warnings, [])

        decide = lambda made: self.plaid.signal_decision_report(
            SignalDecisionReportRequest(client_transaction_id=ID, initiated=made)
        )
        returned = SignalReturnReportRequest(client_transaction_id=ID, return_code="R01")
        decide(True)
        self.plaid.signal_return_report(returned)
        decide(False)
        with self.assertRaisesRegex(plaid.ApiException, "SIGNAL_TRANSACTION_NOT_INITIATED"):
            self.plaid.signal_return_report(returned)
        asked["amount"] = 13.0
        with self.assertRaisesRegex(plaid.ApiException, "CLIENT_TRANSACTION_ID_ALREADY_IN_USE"):
            self.plaid.signal_evaluate(SignalEvaluateRequest(**asked))

    def test_a_ruleset_says_what_to_do(self):
        asked = self.debit("auth") | {"amount": 100.5}
        answer = self.plaid.signal_evaluate(
            SignalEvaluateRequest(**asked, ruleset_key="balance_only")
        )
        self.assertIsNone(answer.scores)
        self.assertEqual(str(answer.ruleset.result), "REROUTE")
        with self.assertRaisesRegex(plaid.ApiException, "RULESET_NOT_FOUND"):
            self.plaid.signal_evaluate(SignalEvaluateRequest(**asked, ruleset_key="of-nobody"))

    def test_an_item_is_prepared_and_a_day_advised(self):
        asked = self.debit("auth")
        access_token = asked["access_token"]
        self.plaid.signal_prepare(SignalPrepareRequest(access_token=access_token))
        read = self.plaid.item_get(ItemGetRequest(access_token=access_token))
        products = [str(product) for product in read.item.billed_products]
        self.assertEqual(products, ["auth", "signal"])
        answer = self.plaid.signal_schedule(SignalScheduleRequest(**asked))
        [best] = [day for day in answer.recommendations if day.rank == 1]
        self.assertEqual(answer.optimal_date, best.date)
        self.assertEqual(str(best.recommendation), "RECOMMENDED")

    def test_a_person_is_held_against_the_owners_of_accounts(self):
        access_token, _ = self.first_account("identity")
        self.plaid.identity_refresh(IdentityRefreshRequest(access_token=access_token))
        address = AddressDataNullableNoRequiredFields(
            street="2992 Cameron Road",
            city="Malakoff",
            region="NY",
            postal_code="14236",
            country="US",
        )
        user = IdentityMatchUser(
            legal_name="Alberta Bobbeth Charleson",
            phone_number="+11112223333",
            email_address="accountholder0@example.com",
            address=address,
        )
        request = IdentityMatchRequest(access_token=access_token, user=user)
        account = self.plaid.identity_match(request).accounts[0]
        parts = [account.legal_name, account.phone_number, account.email_address, account.address]
        self.assertEqual([part.score for part in parts], [100, 100, 100, 100])
        request.user = IdentityMatchUser(legal_name="John Smith")
        account = self.plaid.identity_match(request).accounts[0]
        self.assertLess(account.legal_name.score, 70)

    def test_a_processor_asks_about_the_account_it_was_lent(self):
        access_token, account_id = self.first_account("auth", "identity")
        lend = ProcessorTokenCreateRequest(
            access_token=access_token, account_id=account_id, processor="alloy"
        )
        lent = {"processor_token": self.plaid.processor_token_create(lend).processor_token}
        self.plaid.processor_signal_prepare(ProcessorSignalPrepareRequest(**lent))
        answer = self.plaid.processor_signal_evaluate(
            ProcessorSignalEvaluateRequest(**lent, client_transaction_id=ID, amount=3.53)
        )
        self.assertEqual(answer.scores.bank_initiated_return_risk.score.value, 10)
        self.plaid.processor_signal_decision_report(
            ProcessorSignalDecisionReportRequest(**lent, client_transaction_id=ID, initiated=True)
        )
        self.plaid.processor_signal_return_report(
            ProcessorSignalReturnReportRequest(
                **lent, client_transaction_id=ID, return_code="R10"
            )
        )
        user = IdentityMatchUser(legal_name="Alberta Bobbeth Charleson")
        matched = self.plaid.processor_identity_match(
            ProcessorIdentityMatchRequest(**lent, user=user)
        )
        self.assertEqual(matched.account.account_id, account_id)
        self.assertEqual(matched.account.legal_name.score, 100)


if __name__ == "__main__":
    unittest.main()
