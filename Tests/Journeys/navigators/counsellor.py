"""What a professional does and sees in the workspace, by the Dutch labels."""

import re

from playwright.sync_api import expect

import one_time_code

PATIENCE = 15_000


class Counsellor:
    def __init__(self, context, installation, account):
        self.context = context
        self.installation = installation
        self.account = account
        self.page = context.new_page()

    # What he does

    def opens_the_door(self):
        self.page.goto(self.installation.staff_site + "/inloggen")
        return self

    def opens_another_tab(self):
        tab = Counsellor(self.context, self.installation, self.account)
        tab.page.goto(self.installation.staff_site + "/")
        return tab

    def fills_sign_in(self, passphrase=None, code=None):
        self.page.get_by_label("Gebruikersnaam").fill(self.account["name"])
        self.page.get_by_role("textbox", name="Wachtzin").locator("visible=true").first.fill(passphrase or self.account["passphrase"])
        self.page.get_by_label("Code", exact=True).fill(code or self.code())
        self.page.get_by_role("button", name="Inloggen").click()
        return self

    def code(self):
        return one_time_code.code(self.account["totpSecret"], self.installation.now())

    def signs_in(self):
        self.opens_the_door().fills_sign_in()
        expect(self.queue()).to_be_visible(timeout=PATIENCE)
        return self

    def reloads_and_unlocks(self):
        self.page.reload()
        self.unlocks()
        return self

    def unlocks(self):
        self.page.locator("#unlock-passphrase").fill(self.account["passphrase"])
        self.page.locator("unlock-form").get_by_role("button").first.click()
        expect(self.queue()).to_be_visible(timeout=PATIENCE)

    def opens_outside(self):
        """The means to bring somebody in, or to send a text out."""
        self.page.locator("summary", has_text="Doorverbinden").click()

    def claims(self, beside=None):
        """Takes the first conversation in the queue and returns the nickname it got; `beside` is the one that was open."""
        button = self.page.get_by_role("button", name=re.compile("^Neem aan")).first
        expect(button).to_be_visible(timeout=PATIENCE)
        button.click()
        if beside:
            expect(self.page.locator("#conversation-heading")).not_to_contain_text(beside, timeout=PATIENCE)
        expect(self.composer()).to_be_visible(timeout=PATIENCE)
        return self.nickname()

    def nickname(self):
        heading = self.page.locator("#conversation-heading")
        expect(heading).to_have_text(re.compile(r"\w+ \d+"), timeout=PATIENCE)
        return re.search(r"\w+ \d+", heading.inner_text()).group(0)

    def selects(self, nickname):
        self.page.locator("chat-list").get_by_role("button", name=re.compile(nickname)).click()
        expect(self.composer()).to_be_visible(timeout=PATIENCE)
        return self

    def writes(self, text):
        self.composer().fill(text)
        return self

    def sends(self, text):
        self.writes(text)
        self.page.locator("message-composer").get_by_role("button", name="Versturen").click()
        return self

    def begins_to_close(self):
        self.page.get_by_role("button", name="Sluit gesprek af").click()
        return self

    def chooses(self, field, *labels):
        """Ticks codes of one field of the registration, by the words on the form."""
        group = self.form().get_by_role("group", name=re.compile(field, re.I))
        for label in labels:
            group.get_by_label(label, exact=True).first.check()
        return self

    def finishes(self):
        self.form().locator("[data-part=finish]").click()
        return self

    def signs_out(self):
        self.page.locator("#sign-out").click()
        return self

    # What he sees

    def queue(self):
        return self.page.get_by_role("heading", name=re.compile("Wachtrij"))

    def waiting(self):
        return self.page.locator("queue-panel [data-part=waiting] > li")

    def composer(self):
        return self.page.get_by_label(re.compile("^Bericht aan .+"))

    def log(self):
        return self.page.get_by_role("log")

    def form(self):
        return self.page.locator("registration-form form")

    def sees(self, text):
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible(timeout=PATIENCE)
        return self

    def sees_message(self, text):
        expect(self.log().locator(".bubble__text", has_text=text).first).to_be_visible(timeout=PATIENCE)
        return self

    def messages(self):
        return self.log().locator(".bubble__text").all_text_contents()
