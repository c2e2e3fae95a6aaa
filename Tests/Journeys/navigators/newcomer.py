"""Somebody who sets up an installation or answers an invitation: the steps before the first sign-in."""

import re

from playwright.sync_api import expect

import one_time_code

PATIENCE = 30_000


class Newcomer:
    def __init__(self, context, installation):
        self.context = context
        self.installation = installation
        self.page = context.new_page()
        self.kit = None

    def opens(self, link):
        self.page.goto(link)
        return self

    def begins(self):
        self.page.locator("[data-part=begin]").click()
        return self

    def keeps_the_kit(self):
        """Writes the kit down, and answers which group of it is asked back."""
        key = self.page.locator("[data-part=kit-key]")
        expect(key).not_to_be_empty(timeout=PATIENCE)
        self.kit = key.inner_text().strip()
        self.has_it_on_paper()
        asked = int(re.search(r"\d+", self.page.locator("[data-part=kit-question]").inner_text()).group(0))
        self.answers_the_kit_question(self.kit.split()[asked - 1])
        return self

    def has_it_on_paper(self):
        self.page.locator("[data-part=kit-printed]").click()

    def answers_the_kit_question(self, group):
        self.page.locator("#kit-group").fill(group)
        self.page.locator("[data-part=kit-check] [type=submit]").click()

    def introduces(self, name, display_name):
        """Fills in the person, and returns the account to sign in with."""
        totp = self.page.locator("[data-part=totp]")
        expect(totp).not_to_be_empty(timeout=PATIENCE)
        secret = re.sub(r"\s", "", totp.inner_text())
        words = " ".join(self.page.locator("[data-part=words]").inner_text().split())
        self.page.locator("#person-name").fill(name)
        self.page.locator("#person-display").fill(display_name)
        self.page.locator("#person-passphrase").fill(words)
        self.page.locator("#person-code").fill(one_time_code.code(secret, self.installation.now()))
        self.page.locator("person-form [type=submit]").click()
        return {"name": name, "passphrase": words, "totpSecret": secret}

    def root_hash(self):
        line = self.page.locator("[data-part=line]")
        expect(line).to_contain_text("rootHash", timeout=PATIENCE)
        return re.search(r'"rootHash":\s*"([\w-]{43})"', line.inner_text()).group(1)
