"""Webhooks as an app's server checks them: with Plaid's Python SDK and a JOSE library."""

import hashlib
import json
import queue
import threading
import urllib.request
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import jwt
from plaid import ApiException
from plaid.model.sandbox_item_fire_webhook_request import SandboxItemFireWebhookRequest
from plaid.model.sandbox_public_token_create_request_options import (
    SandboxPublicTokenCreateRequestOptions,
)
from plaid.model.webhook_verification_key_get_request import WebhookVerificationKeyGetRequest

from sandbox import START, SandboxTest

NOW = int(datetime.fromisoformat(START).timestamp())


class Receiver:
    """A receiver of webhooks: `url`, and `next`, which waits for one: its signature and body."""

    def __init__(self):
        got = self.got = queue.Queue()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                got.put((self.headers["Plaid-Verification"], body))
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


class Webhooks(SandboxTest):
    def setUp(self):
        super().setUp()
        self.receiver = Receiver()
        self.addCleanup(self.receiver.stop)
        options = SandboxPublicTokenCreateRequestOptions(webhook=self.receiver.url)
        self.item_made = self.item(options=options)

    def fire(self, code="NEW_ACCOUNTS_AVAILABLE"):
        request = SandboxItemFireWebhookRequest(
            access_token=self.item_made.access_token, webhook_code=code
        )
        self.plaid.sandbox_item_fire_webhook(request)

    def control(self, path, **body):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        body = json.dumps({"client_id": self.client_id, **body}).encode()
        opener.open(f"{self.url}/_emulator/webhooks/{path}", body).close()

    def check(self, webhook, now=NOW):
        """Reads a webhook that is to be believed; raises what is wrong with another."""
        token, body = webhook
        header = jwt.get_unverified_header(token)
        request = WebhookVerificationKeyGetRequest(key_id=header["kid"])
        key = self.plaid.webhook_verification_key_get(request).key
        if key.expired_at is not None:
            raise ValueError("the key has expired")
        public = jwt.PyJWK({name: key[name] for name in ("kty", "crv", "x", "y")}, "ES256")
        # Its age counts by the world's clock, not by this machine's.
        claims = jwt.decode(token, public, ["ES256"], options={"verify_iat": False})
        if claims["iat"] < now - 5 * 60:
            raise ValueError("it is too old")
        if claims["request_body_sha256"] != hashlib.sha256(body).hexdigest():
            raise ValueError("the body is another")
        return json.loads(body)

    def test_a_webhook_is_believed_for_five_minutes(self):
        self.fire()
        webhook = self.receiver.next()
        read = self.check(webhook, NOW + 300)
        self.assertEqual(read["webhook_code"], "NEW_ACCOUNTS_AVAILABLE")
        self.assertEqual(read["item_id"], self.item_made.item_id)
        with self.assertRaisesRegex(ValueError, "too old"):
            self.check(webhook, NOW + 301)

    def test_a_webhook_that_was_tampered_with_is_not(self):
        self.fire()
        self.receiver.next()
        self.control("rotate_key")
        self.control("resend", id=1)
        self.check(self.receiver.next())
        wrong = {
            "alg": (jwt.InvalidAlgorithmError, "alg"),
            "body": (ValueError, "the body is another"),
            "iat": (ValueError, "too old"),
            "kid": (ApiException, "INVALID_WEBHOOK_VERIFICATION_KEY_ID"),
            "retired_key": (ValueError, "the key has expired"),
            "signature": (jwt.InvalidSignatureError, "Signature verification failed"),
        }
        for tamper, (kind, why) in wrong.items():
            with self.subTest(tamper):
                self.control("resend", id=1, tamper=tamper)
                with self.assertRaisesRegex(kind, why):
                    self.check(self.receiver.next())
