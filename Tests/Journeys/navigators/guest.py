"""What somebody from outside does and sees on the partner site, by the Dutch labels."""

from playwright.sync_api import expect

PATIENCE = 15_000


class Guest:
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
        self.page.get_by_role("button", name="Ga verder", exact=True).click()
        return self

    def sends(self, text):
        self.composer().fill(text)
        self.page.get_by_role("button", name="Versturen", exact=True).click()
        return self

    def leaves(self):
        self.page.get_by_role("button", name="Ga uit het gesprek", exact=True).click()
        return self

    # What he sees

    def composer(self):
        return self.page.get_by_label("Jouw bericht", exact=True)

    def is_in(self):
        expect(self.composer()).to_be_visible(timeout=PATIENCE)
        return self

    def sees(self, text):
        expect(self.page.get_by_text(text, exact=True)).to_be_visible(timeout=PATIENCE)
        return self

    def sees_message(self, text):
        expect(self.page.get_by_role("log").locator(".bubble__text", has_text=text)).to_be_visible(timeout=PATIENCE)
        return self

    def is_out(self, sentence):
        self.sees(sentence)
        expect(self.page.locator(".bubble")).to_have_count(0)
        return self

    def everything(self):
        """All that his page has, shown or not, and all that it could have left in the browser."""
        kept = self.page.evaluate(
            """async () => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie,
                (await indexedDB.databases()).length, (await caches.keys()).length, location.href])""")
        return self.page.content() + kept
