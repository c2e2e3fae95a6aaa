"""A demonstration with invented people, to make pictures of."""

import json
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Journeys"))

from installation import Installation, lichtpunt  # noqa: E402
from navigators.counsellor import Counsellor  # noqa: E402
from navigators.visitor import Visitor  # noqa: E402

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
TALK = [
    ("visitor", "Hoi. Ik weet niet of ik hier goed zit."),
    ("counsellor", "Hoi, fijn dat je er bent. Neem je tijd."),
    ("visitor", "Er is iemand die zegt dat ik hem geld schuldig ben. Ik moet daarvoor dingen doen die ik niet wil."),
    ("counsellor", "Wat goed dat je dat vertelt. Dat is niet jouw schuld. Ben je nu op een plek waar je veilig kunt typen?"),
    ("visitor", "Ja, ik ben bij een vriendin."),
]


class Studio:
    def __init__(self, site, browser, accounts):
        self.site, self.browser, self.accounts = site, browser, accounts

    def phone(self):
        return self.browser.new_context(locale="nl-NL", viewport=PHONE, device_scale_factor=2, reduced_motion="reduce")

    def visitor(self, kind=Visitor):
        return kind(self.phone(), self.site)

    def colleague(self, name):
        context = self.browser.new_context(locale="nl-NL", viewport=DESK, reduced_motion="reduce", color_scheme="light")
        return Counsellor(context, self.site, self.accounts[name])


@contextmanager
def studio():
    accounts = {one["name"]: one for one in json.loads(lichtpunt("demo", "accounts", "--json").stdout)}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Installation(folder).start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            yield Studio(site, browser, accounts)
        finally:
            browser.close()
            site.stop()


def talk(visitor, professional, sentences=TALK):
    for who, text in sentences:
        (visitor if who == "visitor" else professional).sends(text)
        (professional if who == "visitor" else visitor).sees_message(text)
