"""What a visitor does and sees, in her words. Labels are those of the Dutch pages."""

import re

from playwright.sync_api import expect

PATIENCE = 15_000


class Visitor:
    def __init__(self, context, installation):
        self.context = context
        self.installation = installation
        self.page = context.new_page()
        self.hosts = set()
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    # What she does

    def arrives(self):
        self.page.goto(self.installation.visitor_site + "/")
        return self

    def presses(self, label):
        self.page.get_by_role("button", name=label, exact=True).locator("visible=true").first.click()
        return self

    def starts(self, safe="Ja"):
        """From the first page to a place in the queue."""
        if not self.page.url.startswith(self.installation.visitor_site):
            self.arrives()
        self.presses("Start een gesprek")
        expect(self.heading()).to_have_text("Kun je nu veilig praten?")
        self.presses(safe)
        self.chooses_nothing()
        expect(self.composer()).to_be_visible(timeout=PATIENCE)
        return self

    def chooses_nothing(self):
        """Language and topic may be passed by."""
        self.presses("Ga naar de rij")

    def writes(self, text):
        self.composer().fill(text)
        return self

    def sends(self, text):
        self.writes(text)
        self.presses("Versturen")
        return self

    def reloads(self):
        self.page.reload()
        return self

    def leaves_fast(self):
        self.page.locator(".bar__exit").click(no_wait_after=True)

    def goes_offline(self):
        self.context.set_offline(True)
        return self

    def comes_online(self):
        self.context.set_offline(False)
        return self

    def stops(self):
        self.presses("Stop het gesprek")
        self.presses("Ja, stop")
        return self

    def erases(self):
        self.presses("Wis mijn gesprek")
        self.presses("Ja, wis het")
        return self

    def opens_more(self):
        more = self.page.locator("details.more")
        if not more.evaluate("(details) => details.open"):
            more.locator("summary").click()
        return self

    def asks_a_return_code(self):
        """Returns the six words."""
        self.opens_more()
        self.presses("Ja, geef mij een code")
        words = self.page.locator("[data-part=words]:visible")
        expect(words).to_have_text(re.compile(r"\w+(\s+\w+){5}"), timeout=PATIENCE)
        return " ".join(words.inner_text().split())

    def comes_back_with(self, words):
        self.arrives()
        self.presses("Ik heb een terugkeercode")
        self.page.get_by_label("Jouw zes woorden").fill(words)
        self.presses("Verder")
        return self

    # What she sees

    def heading(self):
        return self.page.locator("h1:visible")

    def composer(self):
        return self.page.get_by_label("Jouw bericht", exact=True)

    def log(self):
        return self.page.get_by_role("log")

    def sees(self, text):
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
        return self

    def does_not_see(self, text):
        expect(self.page.locator("body")).not_to_contain_text(text, timeout=PATIENCE)
        return self

    def sees_message(self, text):
        expect(self.log().locator(".bubble__text", has_text=text).first).to_be_visible(timeout=PATIENCE)
        return self

    def messages(self):
        return [text for text in self.log().locator(".bubble__text").all_text_contents()]

    def everything_arrived(self, count):
        expect(self.log().get_by_text("Aangekomen")).to_have_count(count, timeout=60_000)

    def storage(self):
        """Everything that this page could have left in the browser."""
        return self.page.evaluate(
            """async () => ({
                session: Object.keys(sessionStorage), local: Object.keys(localStorage),
                databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
                workers: (await navigator.serviceWorker.getRegistrations()).length, cookie: document.cookie,
            })""")
