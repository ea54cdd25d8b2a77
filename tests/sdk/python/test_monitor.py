"""Plaid's Python SDK, unmodified, with Monitor."""

import unittest

import plaid
from plaid.model.dashboard_user_list_request import DashboardUserListRequest
from plaid.model.watchlist_screening_individual_create_request import (
    WatchlistScreeningIndividualCreateRequest,
)
from plaid.model.watchlist_screening_individual_get_request import (
    WatchlistScreeningIndividualGetRequest,
)
from plaid.model.watchlist_screening_individual_history_list_request import (
    WatchlistScreeningIndividualHistoryListRequest,
)
from plaid.model.watchlist_screening_individual_hit_list_request import (
    WatchlistScreeningIndividualHitListRequest,
)
from plaid.model.watchlist_screening_individual_program_list_request import (
    WatchlistScreeningIndividualProgramListRequest,
)
from plaid.model.watchlist_screening_individual_review_create_request import (
    WatchlistScreeningIndividualReviewCreateRequest,
)
from plaid.model.watchlist_screening_individual_review_list_request import (
    WatchlistScreeningIndividualReviewListRequest,
)
from plaid.model.watchlist_screening_individual_update_request import (
    WatchlistScreeningIndividualUpdateRequest,
)
from plaid.model.watchlist_screening_request_search_terms import (
    WatchlistScreeningRequestSearchTerms,
)
from plaid.model.watchlist_screening_status import WatchlistScreeningStatus

from sandbox import SandboxTest


class MonitorTest(SandboxTest):
    def screen(self, name):
        request = WatchlistScreeningIndividualProgramListRequest()
        programs = self.plaid.watchlist_screening_individual_program_list(request)
        programs = [it for it in programs.watchlist_programs if not it.is_archived]
        program = max(programs, key=lambda it: len(it.lists_enabled))
        terms = WatchlistScreeningRequestSearchTerms(
            watchlist_program_id=program.id, legal_name=name, country="US"
        )
        request = WatchlistScreeningIndividualCreateRequest(
            search_terms=terms, client_user_id="user-1"
        )
        return self.plaid.watchlist_screening_individual_create(request)

    def hits(self, screening):
        request = WatchlistScreeningIndividualHitListRequest(watchlist_screening_id=screening.id)
        listed = self.plaid.watchlist_screening_individual_hit_list(request)
        return listed.watchlist_screening_hits

    def test_a_person_is_found_reviewed_and_rejected(self):
        screening = self.screen("Aleksey Potemkin")
        self.assertEqual(str(screening.status), "pending_review")
        hits = self.hits(screening)
        self.assertGreater(len(hits), 0)
        request = WatchlistScreeningIndividualReviewCreateRequest(
            watchlist_screening_id=screening.id,
            confirmed_hits=[hits[0].id],
            dismissed_hits=[hit.id for hit in hits[1:]],
            comment="the same person",
        )
        review = self.plaid.watchlist_screening_individual_review_create(request)
        self.assertEqual(review.comment, "the same person")
        request = WatchlistScreeningIndividualReviewListRequest(
            watchlist_screening_id=screening.id
        )
        reviews = self.plaid.watchlist_screening_individual_review_list(request)
        self.assertEqual(len(reviews.watchlist_screening_reviews), 1)

        self.advance("1h")
        request = WatchlistScreeningIndividualUpdateRequest(
            watchlist_screening_id=screening.id,
            status=WatchlistScreeningStatus("rejected"),
        )
        self.plaid.watchlist_screening_individual_update(request)
        request = WatchlistScreeningIndividualGetRequest(watchlist_screening_id=screening.id)
        read = self.plaid.watchlist_screening_individual_get(request)
        self.assertEqual(str(read.status), "rejected")
        request = WatchlistScreeningIndividualHistoryListRequest(
            watchlist_screening_id=screening.id
        )
        history = self.plaid.watchlist_screening_individual_history_list(request)
        statuses = [str(it.status) for it in history.watchlist_screenings]
        self.assertEqual(statuses[:2], ["rejected", "pending_review"])

    def test_nobody_is_found_and_nothing_is_by_a_wrong_id(self):
        screening = self.screen("Zaphod Quxworth")
        self.assertEqual(str(screening.status), "cleared")
        self.assertEqual(self.hits(screening), [])
        request = WatchlistScreeningIndividualGetRequest(watchlist_screening_id="scr_none")
        with self.assertRaises(plaid.ApiException):
            self.plaid.watchlist_screening_individual_get(request)

    def test_who_works_with_the_dashboard_is_listed(self):
        users = self.plaid.dashboard_user_list(DashboardUserListRequest())
        self.assertGreater(len(users.dashboard_users), 0)


if __name__ == "__main__":
    unittest.main()
