"""The organisations that the team refers to: found by need, without a key and without leaving a trace."""

import re

from playwright.sync_api import expect

from axe import judge


class Directory:
    """The page of its own, in a tab of its own."""

    def __init__(self, counsellor):
        with counsellor.page.expect_popup() as opened:
            counsellor.page.get_by_role("link", name=re.compile("^Sociale kaart")).click()
        self.page = opened.value
        expect(self.page.get_by_role("heading", name="Sociale kaart", level=1)).to_be_visible()
        self.sees("Veilig Thuis")

    def row(self, name):
        return self.page.get_by_role("listitem").filter(has=self.page.get_by_role("heading", name=name, exact=True))

    def sees(self, name):
        expect(self.row(name)).to_be_visible()

    def misses(self, name):
        expect(self.row(name)).to_be_hidden()


def test_a_counsellor_finds_by_need_who_is_there_now(conversation):
    _, bram = conversation
    directory = Directory(bram)
    page = directory.page
    expect(directory.row("Veilig Thuis")).to_contain_text("nog te bevestigen door de organisatie")
    expect(directory.row("Veilig Thuis")).to_contain_text("dag en nacht")
    assert judge(directory, "directory") == []

    page.get_by_label("Nu open").check()
    page.get_by_role("button", name="Zoek", exact=True).click()
    directory.misses("CoMensha")
    directory.sees("113 Zelfmoordpreventie")

    page.get_by_label("Naam", exact=True).fill("bestaat niet")
    page.get_by_label("Naam", exact=True).press("Enter")
    expect(page.get_by_role("status").filter(has_text="Niets gevonden.")).to_be_visible()
    assert judge(directory, "nothing found") == []
    assert "bestaat" not in page.url
    expect(bram.composer()).to_be_visible()


def test_who_is_not_signed_in_reads_where_to_sign_in(site, new_context):
    page = new_context().new_page()
    page.goto(site.staff_site + "/sociale-kaart")

    expect(page.get_by_text("Log eerst in.")).to_be_visible()
    expect(page.get_by_role("button", name="Zoek", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Inloggen").click()
    expect(page.get_by_label("Gebruikersnaam")).to_be_visible()


def test_only_the_coordinator_adds_the_national_numbers_and_twice_adds_none(bram, dina):
    expect(Directory(bram.signs_in()).page.get_by_role("button", name="Voeg de landelijke nummers toe")).to_be_hidden()
    page = Directory(dina.signs_in()).page

    page.get_by_role("button", name="Voeg de landelijke nummers toe").click()

    expect(page.get_by_text("0 toegevoegd.")).to_be_visible()


def test_the_coordinator_writes_an_organisation_and_the_counsellor_finds_it(bram, dina):
    kept = Directory(dina.signs_in())
    page = kept.page
    page.get_by_role("button", name="Nieuwe organisatie").click()
    expect(page.get_by_role("heading", name="Organisatie", exact=True)).to_be_focused()
    assert judge(kept, "form") == []
    form = page.locator("partner-form")
    form.get_by_label("Naam in het Nederlands").fill("Huis aan de Dijk")
    form.get_by_label("Naam in het Engels").fill("House at the dike")
    form.get_by_label("Soort").select_option("opvang voor vrouwen")
    form.get_by_label("Telefoon").fill("bel mij")
    form.get_by_label("Zeeland").check()
    form.get_by_label("maandag").fill("09:00-17:00")
    form.get_by_label("Opnieuw nakijken voor").fill("2199-01-31")
    form.get_by_role("button", name="Bewaar").click()
    expect(form.get_by_text("Dit is geen telefoonnummer")).to_be_visible()
    assert judge(kept, "refused") == []
    form.get_by_label("Telefoon").fill("020-1234567")
    form.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
    expect(kept.row("Huis aan de Dijk")).to_contain_text("maandag 09:00-17:00")

    found = Directory(bram.signs_in())
    found.page.get_by_label("Provincie").select_option("Zeeland")
    found.page.get_by_role("button", name="Zoek", exact=True).click()
    expect(found.page.get_by_role("listitem").first).to_contain_text("Huis aan de Dijk")
    expect(found.page.get_by_role("button", name="Wijzig Huis aan de Dijk")).to_have_count(0)

    page.get_by_role("button", name="Wijzig Huis aan de Dijk").press("Enter")
    expect(form.get_by_label("maandag")).to_have_value("09:00-17:00")
    form.get_by_role("button", name="Haal weg").press("Enter")
    form.get_by_role("button", name="Ja, haal deze organisatie weg").press("Enter")
    expect(page.get_by_text("Weggehaald.", exact=True)).to_be_visible()
    kept.misses("Huis aan de Dijk")
