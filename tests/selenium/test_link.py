"""Link driven by Selenium, in the ways that tests for Plaid's Sandbox are written."""

import os
import shutil
import sys
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plaid.model.country_code import CountryCode
from plaid.model.item_public_token_exchange_request import ItemPublicTokenExchangeRequest
from plaid.model.link_token_create_request import LinkTokenCreateRequest
from plaid.model.link_token_create_request_user import LinkTokenCreateRequestUser
from plaid.model.products import Products
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions as when
from selenium.webdriver.support.ui import WebDriverWait

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "sdk/python"))

from sandbox import Emulator, SandboxTest  # noqa: E402

# The address that stands in the page; the emulator of a run has another port.
USUAL_ADDRESS = "http://127.0.0.1:4242"
PAGES = TESTS / "browser/app/public"
PATIENCE_SECONDS = 20


def serve(emulator_url):
    """The app's page on an origin of its own; the server that answers it."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self):
            page = PAGES / self.path.split("?")[0].lstrip("/")
            found = page.is_file()
            self.send_response(200 if found else 404)
            kind = "text/javascript" if page.suffix == ".js" else "text/html; charset=utf-8"
            self.send_header("content-type", kind)
            self.end_headers()
            if found:
                self.wfile.write(page.read_text().replace(USUAL_ADDRESS, emulator_url).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class LinkTest(SandboxTest):
    """Each test is a browser of its own, an app's page and a client."""

    @classmethod
    def setUpClass(cls):
        cls.emulator = Emulator()
        cls.addClassCleanup(cls.emulator.stop)
        cls.pages = serve(cls.emulator.url)
        cls.addClassCleanup(cls.pages.server_close)
        cls.addClassCleanup(cls.pages.shutdown)

    def setUp(self):
        super().setUp()
        options = webdriver.ChromeOptions()
        options.binary_location = os.environ.get("CHROMIUM") or shutil.which("chromium")
        for flag in (
            "--headless=new",
            # Containers run as root, where Chromium has no sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--window-size=1000,900",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ):
            options.add_argument(flag)
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.browser = webdriver.Chrome(options=options, service=service)
        self.addCleanup(self.browser.quit)
        self.wait = WebDriverWait(self.browser, PATIENCE_SECONDS)

    def open_link(self, products=("auth", "transactions")):
        """Opens the app's page and Link, and goes into Link's frame."""
        request = LinkTokenCreateRequest(
            client_name="Test App",
            country_codes=[CountryCode("US")],
            language="en",
            products=[Products(product) for product in products],
            user=LinkTokenCreateRequestUser(client_user_id="user-1"),
        )
        token = self.plaid.link_token_create(request).link_token
        port = self.pages.server_address[1]
        self.browser.get(f"http://127.0.0.1:{port}/script.html?token={token}")
        self.browser.find_element(By.ID, "connect").click()
        frame = self.wait.until(when.visibility_of_element_located((By.TAG_NAME, "iframe")))
        self.assertEqual(frame.get_attribute("title"), "Plaid Link")
        self.wait.until(when.frame_to_be_available_and_switch_to_it("plaid-link-iframe-1"))

    def click(self, by, what):
        self.wait.until(when.element_to_be_clickable((by, what))).click()

    def type(self, field, text):
        self.wait.until(when.visibility_of_element_located((By.ID, field))).send_keys(text)

    def see(self, heading):
        title = (By.ID, "a11y-title")
        self.wait.until(when.text_to_be_present_in_element(title, heading))

    def told(self, name):
        """The arguments of the app's callback."""
        self.browser.switch_to.default_content()
        script = "return calls.find(([it]) => it === arguments[0]) ?? null"
        _, *values = self.wait.until(lambda browser: browser.execute_script(script, name))
        return values

    def exchanged(self, public_token):
        request = ItemPublicTokenExchangeRequest(public_token=public_token)
        return self.plaid.item_public_token_exchange(request).access_token

    def to_credentials(self, search, *tiles):
        self.click(By.XPATH, "//span[text()='Continue without phone number']")
        self.type("search-input-input", search)
        for tile in tiles:
            self.click(By.CSS_SELECTOR, f"button[aria-label='{tile}']")

    def log_in(self, username, password):
        self.type("aut-input-0-input", username)
        self.type("aut-input-1-input", password)
        self.click(By.ID, "aut-button")

    def test_an_item_with_username_and_password(self):
        self.open_link()
        self.to_credentials("First Platypus Bank", "First Platypus Bank", "First Platypus Bank")
        self.log_in("user_good", "pass_good")
        self.see("account")
        rows = self.browser.find_elements(By.CSS_SELECTOR, "li[id^='aut-selection-']")
        self.assertIn("Plaid Checking", rows[0].text)
        self.click(By.XPATH, "//button[normalize-space()='Continue']")
        self.click(By.XPATH, "//button[contains(., 'Finish without saving')]")
        public_token, metadata = self.told("onSuccess")
        self.assertEqual(metadata["institution"]["institution_id"], "ins_109508")
        self.assertTrue(self.exchanged(public_token).startswith("access-sandbox-"))

    def test_a_wrong_password_then_enter_then_the_exit(self):
        self.open_link()
        self.to_credentials("Tartan", "Tartan Bank")
        self.type("aut-input-0-input", "user_good")
        self.type("aut-input-1-input", "pass_bad" + Keys.ENTER)
        alert = self.wait.until(
            when.visibility_of_element_located((By.CSS_SELECTOR, "[role=alert]"))
        )
        self.assertIn("The credentials you provided were incorrect", alert.text)
        self.click(By.CSS_SELECTOR, "[aria-label='Exit'], [aria-label='Close']")
        self.click(By.CSS_SELECTOR, "button[value='confirm_exit']")
        error, metadata = self.told("onExit")
        self.assertEqual(error["error_code"], "INVALID_CREDENTIALS")
        self.assertEqual(metadata["status"], "requires_credentials")

    def test_a_device_and_its_code(self):
        self.open_link()
        self.to_credentials("Tartan", "Tartan Bank")
        self.log_in("user_good", "mfa_device")
        first = (By.ID, "aut-selection-0")
        self.wait.until(when.element_to_be_clickable(first)).click()
        self.click(By.ID, "aut-button")
        code = (By.CSS_SELECTOR, "input[inputmode='numeric']")
        self.wait.until(when.visibility_of_element_located(code)).send_keys("1234")
        self.click(By.ID, "aut-button")
        self.see("account")
        self.click(By.ID, "aut-button")
        self.click(By.ID, "aut-secondary-button")
        public_token, _ = self.told("onSuccess")
        self.exchanged(public_token)

    def test_a_bank_with_a_site_of_its_own(self):
        self.open_link()
        self.to_credentials("Platypus OAuth Bank", "Platypus OAuth Bank")
        if self.browser.find_elements(By.CSS_SELECTOR, "#aut-ins_127287"):
            self.click(By.CSS_SELECTOR, "#aut-ins_127287")
        app = self.browser.current_window_handle
        self.click(By.XPATH, "//button[contains(., 'Continue to log')]")
        self.wait.until(when.number_of_windows_to_be(2))
        bank = next(it for it in self.browser.window_handles if it != app)
        self.browser.switch_to.window(bank)
        self.click(By.ID, "submit-credentials")
        self.click(By.ID, "submit-device")
        self.click(By.ID, "submit-code")
        self.click(By.XPATH, "/html/body/main/div/div[4]/ul/li[1]/label/input")
        self.click(By.ID, "submit-accounts")
        self.click(By.ID, "terms")
        self.click(By.ID, "submit-confirmation")
        self.wait.until(when.number_of_windows_to_be(1))
        self.browser.switch_to.window(app)
        self.browser.switch_to.frame(0)
        self.click(By.XPATH, "//button[contains(., 'Finish without saving')]")
        public_token, metadata = self.told("onSuccess")
        self.assertEqual([it["mask"] for it in metadata["accounts"]], ["0000"])
        self.exchanged(public_token)


if __name__ == "__main__":
    unittest.main()
