"""The recovery kit on paper: whether it still opens, and a new one where it does not."""

import re

from playwright.sync_api import expect

from axe import violations

PATIENCE = 30_000
OTHER_TEAMS_PAPER = "0" * 58


def test_a_kit_that_does_not_open_gets_a_successor_that_does(site, conversation, dina):
    visitor, bram = conversation
    dina.signs_in()
    page = dina.page
    page.get_by_role("link", name="Team").click()
    kit = page.locator("recovery-kit")
    expect(kit).to_contain_text("Nog niet getest", timeout=PATIENCE)

    # What is in the safe is not this team's.
    kit.get_by_label("Sleutel van het papier").fill(OTHER_TEAMS_PAPER)
    kit.get_by_role("button", name="Test de kit").click()
    expect(kit.get_by_role("alert").filter(has_text="opent de teamsleutel niet")).to_be_visible(timeout=PATIENCE)
    expect(kit).to_contain_text("Nog niet getest")

    # A new one goes to paper first.
    kit.get_by_role("button", name="Maak een nieuwe kit").click()
    key = kit.locator("[data-part=key]")
    expect(key).to_have_text(re.compile(r"^(\w{4} ){14}\w{2}$"), timeout=PATIENCE)
    paper = key.inner_text()
    assert violations(page) == []
    kit.get_by_role("button", name="Ik heb hem op papier").click()
    asked = int(re.search(r"\d+", kit.locator("[data-part=question]").inner_text()).group(0))
    kit.locator("#kit-group").fill(paper.split()[asked - 1])
    kit.get_by_role("button", name="Ik heb hem opgeborgen").click()
    expect(key).to_have_text("")
    kit.locator("#kit-passphrase").fill(dina.account["passphrase"])
    kit.get_by_role("button", name="Laat de nieuwe kit ingaan").click()
    expect(kit.get_by_role("status").filter(has_text="De nieuwe kit geldt nu")).to_be_visible(timeout=PATIENCE)

    # It opens, and stays in this browser.
    sent = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    kit.get_by_label("Sleutel van het papier").fill(paper.lower())
    kit.get_by_role("button", name="Test de kit").click()
    expect(kit.get_by_role("status").filter(has_text="De kit opent de teamsleutel")).to_be_visible(timeout=PATIENCE)
    expect(kit).to_contain_text("Laatst getest op")
    expect(kit.get_by_label("Sleutel van het papier")).to_have_value("")
    assert any("/proofs" in each for each in sent), "the premise"
    plain = paper.replace(" ", "").lower()
    assert not any(plain[:20] in each.lower() for each in sent)

    # Nobody who talks notices more than a new key.
    visitor.sends("Na de nieuwe kit")
    bram.sees_message("Na de nieuwe kit")

    # Half a year later it is asked for, also where she works.
    site.let_pass(183 * 86_400)
    dina.signs_in()
    expect(page.locator("shift-panel")).to_contain_text("De herstelkit is te lang niet getest", timeout=PATIENCE)
    page.get_by_role("link", name="Team").click()
    expect(kit.get_by_role("alert").filter(has_text="te lang niet getest")).to_be_visible(timeout=PATIENCE)
