"""Plaid's Python SDK, unmodified, reads what the emulator answers in the tests in Rust.

The SDK refuses an answer that lacks a field, has a value of another type or one it does not know,
so this holds all of the API against the newest of Plaid's published files.
"""

import json
import os
import re
import unittest
from pathlib import Path

from plaid.model_utils import validate_and_convert_types

from sandbox import plaid_for

ANSWERS = Path(os.environ.get("PLAID_EMULATOR_ANSWERS", ""))
# Operations that the SDK does not have.
UNKNOWN = {"/link_delivery/create", "/link_delivery/get", "/sandbox/transfer/repayment/simulate"}
# Where Plaid's documentation has null and the SDK cannot read it.
NULL = {
    ("/sandbox/transfer/sweep/simulate", "sweep"),
    ("/transfer/recurring/create", "recurring_transfer"),
}
# So many different answers of an operation are enough.
EACH = 60


def answers():
    """Different answers by operation, without what has none of the SDK's types."""
    seen = {}
    with ANSWERS.open() as lines:
        for line in lines:
            path, text = json.loads(line)
            different = seen.setdefault(path, {})
            if len(different) < EACH and text.startswith("{"):
                different[re.sub(r'"request_id": "[^"]*"', "", text)] = json.loads(text)
    return seen


@unittest.skipUnless(ANSWERS.is_file(), "the tests in Rust have not run before")
class AnswersTest(unittest.TestCase):
    def test_all_answers_can_be_read(self):
        plaid = plaid_for("http://127.0.0.1:9")
        endpoints = [getattr(plaid, name) for name in dir(plaid)]
        settings = [it.settings for it in endpoints if hasattr(it, "settings")]
        types = {it["endpoint_path"]: it["response_type"] for it in settings}
        read = set()
        for path, different in answers().items():
            if path in UNKNOWN:
                self.assertNotIn(path, types, "the SDK has it now")
                continue
            for answer in different.values():
                if any((path, name) in NULL for name, value in answer.items() if value is None):
                    continue
                with self.subTest(path):
                    configuration = plaid.api_client.configuration
                    validate_and_convert_types(
                        answer, types[path], ["answer"], True, True, configuration
                    )
                    read.add(path)
        self.assertGreater(len(read), 250)


if __name__ == "__main__":
    unittest.main()
