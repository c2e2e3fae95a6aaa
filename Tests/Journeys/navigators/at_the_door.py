"""What a visitor does who came by a door of the service: the street's host name."""

from playwright.sync_api import expect

from navigators.visitor import Visitor

PATIENCE = 15_000


class AtTheDoor(Visitor):
    @property
    def door(self):
        return f"http://straat.localhost:{self.installation.visitor_port}"

    def arrives(self):
        self.page.goto(self.door + "/")
        return self

    def starts(self, safe="Ja"):
        self.arrives()
        self.presses("Start een gesprek")
        self.presses(safe)
        self.chooses_nothing()
        expect(self.composer()).to_be_visible(timeout=PATIENCE)
        return self
