"""Starts emulators for tests, and speaks to them with Plaid's own Python SDK."""

import json
import os
import re
import subprocess
import tempfile
import unittest
import urllib.request
from pathlib import Path

import plaid
from plaid.api import plaid_api
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.products import Products
from plaid.model.sandbox_public_token_create_request import SandboxPublicTokenCreateRequest

ROOT = Path(__file__).parents[3]
BINARY = os.environ.get("PLAID_EMULATOR_BINARY") or str(ROOT / "target/debug/plaid-emulator")
# When the clocks of these tests begin to stand still.
START = "2026-09-01T12:00:00Z"
FIRST_PLATYPUS_BANK = "ins_109508"


class Emulator:
    """An emulator with a frozen clock; `stop` ends it."""

    def __init__(self, *flags):
        with tempfile.TemporaryDirectory() as folder:
            port_file = Path(folder, "port")
            command = [BINARY, "--port", "0", "--port-file", str(port_file), "--seed", "1"]
            command += ["--freeze", "--now", START, *flags]
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            # What it prints once it listens; the port is in the file by then.
            if not self.process.stdout.readline():
                code = self.process.wait()
                self.process.stdout.close()
                raise RuntimeError(f"{BINARY} ended with {code} before it listened")
            self.url = f"http://127.0.0.1:{port_file.read_text()}"

    def stop(self):
        """Ends it and waits until it has gone."""
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def plaid_for(url, client_id=None, secret="secret"):
    """Plaid's SDK for one client; without an id, each request carries the keys in its body."""
    keys = {"clientId": client_id, "secret": secret} if client_id else {}
    configuration = plaid.Configuration(host=url, api_key=keys)
    return plaid_api.PlaidApi(plaid.ApiClient(configuration))


class SandboxTest(unittest.TestCase):
    """A test class with an emulator of its own, in which each test is a client with its world."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.emulator = Emulator()
        cls.addClassCleanup(cls.emulator.stop)

    def setUp(self):
        self.url = self.emulator.url
        self.client_id = re.sub("[^a-z0-9]+", "-", self.id())
        self.plaid = plaid_for(self.url, self.client_id)

    def advance(self, by):
        """Moves the clock of the test's world: `30s`, `721h`."""
        body = json.dumps({"client_id": self.client_id, "advance": by}).encode()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(f"{self.url}/_emulator/clock", body).close()

    def public_token(self, products=("transactions", "auth"), **request):
        """A public token of a new Item."""
        request.setdefault("institution_id", FIRST_PLATYPUS_BANK)
        products = [Products(product) for product in products]
        answer = self.plaid.sandbox_public_token_create(
            SandboxPublicTokenCreateRequest(initial_products=products, **request)
        )
        return answer.public_token

    def item(self, **request):
        """A new Item, as the exchange of its public token answers."""
        return self.plaid.item_public_token_exchange(
            ItemPublicTokenExchangeRequest(public_token=self.public_token(**request))
        )
