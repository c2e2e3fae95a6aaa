"""What somebody at an organisation does and sees who gets a written handover, by the Dutch labels."""

from playwright.sync_api import expect

PATIENCE = 15_000


class Addressee:
    def __init__(self, context, installation):
        self.context = context
        self.installation = installation
        self.page = context.new_page()

    # What he does

    def opens(self, link):
        # Another fragment alone would be no other page.
        self.page.goto("about:blank")
        self.page.goto(link)
        return self

    def types_code(self, code):
        self.page.get_by_label("Code", exact=True).fill(code)
        self.page.get_by_role("button", name="Open de tekst", exact=True).click()
        return self

    def confirms(self):
        self.page.get_by_role("button", name="Ik heb de tekst en ga ermee verder", exact=True).click()
        return self

    # What he sees

    def sees(self, text):
        expect(self.page.get_by_text(text, exact=True)).to_be_visible(timeout=PATIENCE)
        return self

    def reads(self, text):
        expect(self.page.locator(".letter__text")).to_have_text(text, timeout=PATIENCE)
        return self

    def everything(self):
        """All that his page has, shown or not, and all that it could have left in the browser."""
        kept = self.page.evaluate(
            """async () => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie,
                (await indexedDB.databases()).length, (await caches.keys()).length, location.href])""")
        return self.page.content() + kept
