"""Makes the README's pictures from a running demonstration: an invented conversation, light and dark."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "Tests" / "Journeys"))

import json  # noqa: E402

from installation import Installation, lichtpunt  # noqa: E402
from navigators.counsellor import Counsellor  # noqa: E402
from navigators.visitor import Visitor  # noqa: E402

TALK = [
    ("visitor", "Hoi. Ik weet niet of ik hier goed zit."),
    ("counsellor", "Hoi, fijn dat je er bent. Neem je tijd."),
    ("visitor", "Er is iemand die zegt dat ik hem geld schuldig ben. Ik moet daarvoor dingen doen die ik niet wil."),
    ("counsellor", "Wat goed dat je dat vertelt. Dat is niet jouw schuld. Ben je nu op een plek waar je veilig kunt typen?"),
    ("visitor", "Ja, ik ben bij een vriendin."),
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


def take(page, name, size):
    page.set_viewport_size(size)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.screenshot(path=HERE / f"{name}-{scheme}.png")


def main():
    accounts = {one["name"]: one for one in json.loads(lichtpunt("demo", "accounts", "--json").stdout)}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Installation(folder).start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        try:
            visitor = Visitor(browser.new_context(locale="nl-NL", viewport=PHONE, device_scale_factor=2), site)
            bram = Counsellor(browser.new_context(locale="nl-NL", viewport=DESK), site, accounts["bram"])
            visitor.arrives()
            take(visitor.page, "visitor-home", PHONE)
            visitor.starts()
            take(visitor.page, "visitor-queue", PHONE)
            bram.signs_in().claims()
            for who, text in TALK:
                (visitor if who == "visitor" else bram).sends(text)
                (bram if who == "visitor" else visitor).sees_message(text)
            take(visitor.page, "visitor-conversation", PHONE)
            take(bram.page, "workspace", DESK)
        finally:
            browser.close()
            site.stop()


if __name__ == "__main__":
    main()
