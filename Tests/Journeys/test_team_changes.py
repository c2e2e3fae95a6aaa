"""Somebody leaves the team in the middle of a conversation, comes back, or gets another role."""

import re

from playwright.sync_api import expect

from navigators.counsellor import Counsellor
from navigators.newcomer import Newcomer

PATIENCE = 30_000


def removes(coordinator, name):
    page = coordinator.page
    page.get_by_role("link", name="Team").click()
    page.get_by_role("button", name=re.compile(f"^Verwijder: {name}")).click()
    page.locator("#change-passphrase").fill(coordinator.account["passphrase"])
    page.get_by_role("button", name="Onderteken", exact=True).click()
    expect(page.locator("[data-part=keyProgress]")).to_contain_text("vernietigd", timeout=PATIENCE)


def test_who_is_removed_is_out_at_once_and_she_talks_on_with_a_colleague(site, visitor, other_visitor, bram, chris, dina):
    visitor.arrives()
    visitor.starts()
    bram.signs_in()
    bram.claims()
    visitor.sends("Voor het vertrek")
    bram.sees_message("Voor het vertrek")
    other_visitor.arrives()
    other_visitor.starts()
    chris.signs_in()
    first = chris.claims()
    dina.signs_in()

    removes(dina, "Bram")
    expect(dina.page.locator("capacity-list")).not_to_contain_text("Bram")

    # He is out at once, in his open page too, and does not come in again.
    expect(bram.page.locator("[data-view=sign-in]")).to_be_visible(timeout=PATIENCE)
    site.let_pass(60)
    bram.fills_sign_in()
    expect(bram.page.locator("[data-view=sign-in] [data-part=error]")).to_be_visible(timeout=PATIENCE)

    # Who talks with somebody else notices nothing.
    other_visitor.sends("Ben jij er nog?")
    chris.sees_message("Ben jij er nog?")

    # She is told so, and waits for nobody who is not there.
    visitor.sees("Bram stopt nu.")
    nickname = chris.claims(beside=first)
    chris.sees_message("Voor het vertrek")

    # They go on under a key he never had.
    visitor.sends("Na het vertrek")
    chris.sees_message("Na het vertrek")
    chris.sends("Ik ben er nu")
    visitor.sees_message("Ik ben er nu")
    chris.reloads_and_unlocks()
    chris.selects(nickname)
    chris.sees_message("Voor het vertrek")
    chris.sees_message("Na het vertrek")


def test_what_a_removed_colleague_left_unregistered_is_registered_by_who_leads_the_shift(conversation, dina):
    visitor, bram = conversation
    nickname = bram.nickname()
    visitor.presses("Stop het gesprek")
    visitor.presses("Ja, stop")
    visitor.sees("Het gesprek is klaar")
    bram.sees("De bezoeker heeft het gesprek gestopt")
    dina.signs_in()
    removes(dina, "Bram")
    dina.page.get_by_role("link", name="Werkplek", exact=True).click()
    shift = dina.page.locator("shift-panel")
    expect(shift).to_contain_text("Gestopt en nog niet geregistreerd. Bram kan dat niet meer doen.", timeout=PATIENCE)
    expect(shift.get_by_role("button", name="Kom erbij")).to_be_hidden()

    shift.get_by_role("button", name="Neem over").click()
    expect(shift.get_by_role("status").filter(has_text="Jij registreert dit gesprek in plaats van Bram.")).to_be_visible()
    shift.get_by_role("button", name="Neem over").click()

    # She reads what was said, under the key made when he left, and counts it.
    dina.sees_message("Hoi, ben je daar?")
    assert dina.nickname() == nickname
    dina.begins_to_close()
    dina.chooses("Wie chat er", "slachtoffer zelf")
    dina.chooses("Waar ging het over", "mensenhandel of uitbuiting")
    dina.finishes()
    expect(dina.page.locator("chat-list li")).to_have_count(0, timeout=PATIENCE)
    expect(shift).not_to_contain_text("Gestopt en nog niet geregistreerd", timeout=PATIENCE)


def test_who_lost_his_passphrase_comes_back_under_his_name(site, visitor, bram, dina, new_context):
    dina.signs_in()
    page = dina.page
    page.get_by_role("link", name="Team").click()
    page.get_by_role("button", name=re.compile("^Wachtzin kwijt: Bram")).click()
    page.locator("#change-passphrase").fill(dina.account["passphrase"])
    page.get_by_role("button", name="Onderteken", exact=True).click()
    link = page.locator("#invite-link")
    expect(link).to_have_value(re.compile("/uitnodiging#"), timeout=PATIENCE)
    expect(page.locator("[data-part=keyProgress]")).to_contain_text("vernietigd", timeout=PATIENCE)

    again = Newcomer(new_context(), site).opens(link.input_value()).begins()
    account = again.introduces("bram", "Bram")
    expect(again.page.locator("[data-view=done]")).to_be_visible(timeout=PATIENCE)
    page.locator("[data-part=refresh]").click()
    page.locator("[data-part=pending] [data-part=admit]").click()
    page.locator("#admit-passphrase").fill(dina.account["passphrase"])
    page.locator("[data-part=admission] [type=submit]").click()
    expect(page.get_by_role("button", name=re.compile("^Verwijder: Bram"))).to_be_visible(timeout=PATIENCE)

    # With what he lost nobody comes in; with what he made he talks on.
    site.let_pass(60)
    bram.opens_the_door().fills_sign_in()
    expect(bram.page.locator("[data-view=sign-in] [data-part=error]")).to_be_visible(timeout=PATIENCE)
    site.let_pass(60)
    back = Counsellor(new_context(viewport={"width": 1280, "height": 900}), site, account).signs_in()
    visitor.arrives()
    visitor.starts()
    back.claims()
    visitor.sends("Ben jij er weer?")
    back.sees_message("Ben jij er weer?")


def test_the_privacy_officer_reads_who_did_what_and_nobody_else_does(site, chris, dina):
    dina.signs_in()
    page = dina.page
    page.get_by_role("link", name="Team").click()
    page.get_by_role("button", name=re.compile("^Andere rol: Chris")).click()
    page.locator("#change-role").select_option("privacy-officer")
    page.locator("#change-passphrase").fill(dina.account["passphrase"])
    page.get_by_role("button", name="Onderteken", exact=True).click()
    expect(page.locator("[data-part=keyProgress]")).to_have_text("Gedaan.", timeout=PATIENCE)
    page.goto(f"{site.staff_site}/logboek")
    dina.unlocks()

    chris.opens_the_door().fills_sign_in()
    trail = chris.page
    expect(trail.locator("[data-part=chain]")).to_contain_text("Ja", timeout=PATIENCE)
    assert trail.url.endswith("/logboek")
    assert dina.page.url.endswith("/"), "a coordinator is brought to the workspace"
    expect(trail.locator("#service-toggle")).to_be_hidden()

    trail.locator("#audit-action").select_option("role-given")
    trail.get_by_role("button", name="Zoek", exact=True).click()
    expect(trail.locator("[data-part=lines] > tr")).to_have_count(1, timeout=PATIENCE)
    expect(trail.locator("[data-part=lines]")).to_contain_text("Dina")
    with trail.expect_download() as download:
        trail.get_by_role("link", name=re.compile("CSV")).click()
    lines = download.value.path().read_text().splitlines()
    assert lines[0] == "number,hour,action,actor,name,conversation"
    assert [line.split(",")[2] for line in lines[1:]] == ["role-given"]
