"""Hosted Link without a front end: what an app's server learns by webhooks and by Plaid's SDK."""

import json
import queue
import threading
import unittest
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from plaid.model.country_code import CountryCode
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.link_token_create_hosted_link import LinkTokenCreateHostedLink
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.link_token_get_request import LinkTokenGetRequest
from plaid.model.products import Products

from sandbox import SandboxTest


class Receiver:
    """A receiver of webhooks: `url`, and `next`, which waits for one."""

    def __init__(self):
        got = self.got = queue.Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                got.put(json.loads(self.rfile.read(length)))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def next(self):
        return self.got.get(timeout=10)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


class Hosted(SandboxTest):
    def setUp(self):
        super().setUp()
        self.receiver = Receiver()
        self.addCleanup(self.receiver.stop)

    def link_token(self):
        request = LinkTokenCreateRequest(
            client_name="Test App",
            country_codes=[CountryCode("US")],
            language="en",
            products=[Products("auth")],
            user=LinkTokenCreateRequestUser(client_user_id="user-1"),
            hosted_link=LinkTokenCreateHostedLink(completion_redirect_uri="myapp://done"),
            webhook=self.receiver.url,
        )
        created = self.plaid.link_token_create(request)
        self.assertRegex(created.hosted_link_url, "/link/lp[0-9a-z]+$")
        return created.link_token

    def complete(self, **request):
        """Goes through Link without a browser."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        body = json.dumps(request).encode()
        opener.open(f"{self.url}/_emulator/link/complete", body).close()

    def test_a_session_that_succeeds(self):
        token = self.link_token()
        self.complete(link_token=token)
        told = {it["webhook_code"]: it for it in (self.receiver.next() for _ in range(3))}
        finished = told["SESSION_FINISHED"]
        self.assertEqual(finished["status"], "SUCCESS")
        self.assertEqual(finished["public_tokens"], [told["ITEM_ADD_RESULT"]["public_token"]])

        read = self.plaid.link_token_get(LinkTokenGetRequest(link_token=token))
        session = read.link_sessions[0]
        self.assertEqual(session.link_session_id, finished["link_session_id"])
        self.assertEqual(session.events[0].event_name, "HANDOFF")
        ids = {event.event_id for event in session.events}
        self.assertEqual(ids, {event["event_id"] for event in told["EVENTS"]["events"]})
        added = session.results.item_add_results[0]
        self.assertEqual(added.institution.name, "First Platypus Bank")
        self.plaid.item_public_token_exchange(
            ItemPublicTokenExchangeRequest(public_token=added.public_token)
        )

    def test_a_session_that_is_left(self):
        token = self.link_token()
        self.complete(link_token=token, password="pass_bad")
        told = {it["webhook_code"]: it for it in (self.receiver.next() for _ in range(2))}
        self.assertEqual(told["SESSION_FINISHED"]["status"], "EXITED")
        self.assertEqual(told["EVENTS"]["events"][-1]["event_name"], "EXIT")

        read = self.plaid.link_token_get(LinkTokenGetRequest(link_token=token))
        exit_ = read.link_sessions[0].exit
        self.assertEqual(exit_.error.error_code, "INVALID_CREDENTIALS")
        self.assertEqual(exit_.metadata.status, "requires_credentials")


if __name__ == "__main__":
    unittest.main()
