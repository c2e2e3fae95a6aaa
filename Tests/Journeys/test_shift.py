"""Colleagues on a shift: nobody is left alone in a conversation without being told."""

import re

from playwright.sync_api import expect

from axe import judge, violations

PATIENCE = 15_000


def test_who_is_left_reads_so_and_a_colleague_goes_on_without_greeting_her_anew(site, conversation, chris):
    visitor, bram = conversation
    chris.signs_in()

    bram.page.close()
    site.notices()
    site.let_pass(95)

    visitor.sees("De verbinding van Bram is weg. Je gesprek is er nog. We zoeken een collega voor je.")
    visitor.sees("Je staat weer in de rij")
    chris.claims()
    visitor.sees("Chris is er. Chris is hulpverlener.")
    chris.sees_message("Hoi, ben je daar?")
    chris.sends("Ik lees terug en ga met je verder.")
    visitor.sees_message("Ik lees terug en ga met je verder.")
    assert visitor.log().get_by_text("Hoi, fijn dat je er bent.").count() <= 1


def test_a_connection_that_comes_back_in_time_changes_nothing(site, conversation):
    visitor, bram = conversation
    bram.context.set_offline(True)
    site.notices()
    site.let_pass(60)

    bram.context.set_offline(False)
    bram.page.evaluate("dispatchEvent(new Event('online'))")
    visitor.sends("Ben je er nog?")
    bram.sees_message("Ben je er nog?")
    bram.sends("Ja, ik ben er nog.")

    visitor.sees_message("Ja, ik ben er nog.")
    visitor.does_not_see("De verbinding van Bram is weg.")


def test_a_long_wait_for_an_answer_is_told_to_both(site, conversation):
    visitor, bram = conversation
    visitor.sends("Mag ik iets vragen?")
    bram.sees_message("Mag ik iets vragen?")

    site.let_pass(5 * 60 + 5)

    visitor.sees("We zijn er nog. Het antwoord duurt langer dan we willen.")
    bram.sees("De bezoeker wacht lang op antwoord")
    bram.sends("Natuurlijk, vraag maar.")
    visitor.sees_message("Natuurlijk, vraag maar.")
    assert visitor.log().get_by_text("We zijn er nog.").count() == 1


def test_a_handover_takes_draft_and_log_along_and_leaves_nobody_between_two(site, conversation, chris):
    visitor, bram = conversation
    nickname = bram.nickname()
    chris.signs_in()
    # Told by his stream: from then on he is there.
    chris.sees("De chat is open.")
    bram.writes("Nog niet af")
    bram.page.get_by_role("button", name="Draag over").click()
    bram.page.locator("hand-over").get_by_role("radio", name=re.compile("Chris")).check()
    assert violations(bram.page) == []
    bram.page.get_by_role("button", name="Vraag om over te nemen").click()
    bram.sees("Gevraagd aan Chris.")

    chris.sees("Bram vraagt of jij het gesprek met")
    assert violations(chris.page) == []
    chris.page.get_by_role("button", name="Nu niet").click()
    bram.sees(f"Chris nam het gesprek met {nickname} niet over. Het is nog van jou.")
    bram.sends("Ik ben er nog")
    visitor.sees_message("Ik ben er nog")

    bram.writes("Nog niet af")
    bram.page.get_by_role("button", name="Draag over").click()
    bram.page.locator("hand-over").get_by_role("radio", name=re.compile("Chris")).check()
    bram.page.get_by_role("button", name="Vraag om over te nemen").click()
    chris.page.get_by_role("button", name="Neem over").click()

    visitor.sees("Bram stopt nu. Chris neemt het over en kan het gesprek teruglezen.")
    bram.sees("Het gesprek is overgedragen aan Chris.")
    expect(chris.composer()).to_have_value("Nog niet af", timeout=PATIENCE)
    assert chris.nickname() == nickname
    chris.sees_message("Ik ben er nog")
    chris.sends("Hier ben ik, Chris")
    visitor.sees_message("Hier ben ik, Chris")


def test_a_refusal_that_his_stream_missed_is_told_all_the_same(conversation, chris):
    _, bram = conversation
    nickname = bram.nickname()
    chris.signs_in()
    chris.sees("De chat is open.")
    bram.page.get_by_role("button", name="Draag over").click()
    bram.page.locator("hand-over").get_by_role("radio", name=re.compile("Chris")).check()

    bram.page.route("**/events?*", lambda route: route.abort())
    bram.page.evaluate("dispatchEvent(new Event('online'))")
    bram.sees("Geen verbinding")
    bram.page.get_by_role("button", name="Vraag om over te nemen").click()
    chris.page.get_by_role("button", name="Nu niet").click()
    expect(chris.page.get_by_role("button", name="Nu niet")).to_have_count(0, timeout=PATIENCE)
    bram.page.unroute("**/events?*")
    bram.page.evaluate("dispatchEvent(new Event('online'))")

    bram.sees(f"Chris nam het gesprek met {nickname} niet over. Het is nog van jou.")


def test_back_to_the_queue_asks_once_more_when_nobody_else_is_there(site, conversation, new_context):
    visitor, bram = conversation
    bram.page.get_by_role("button", name="Draag over").click()
    bram.sees("Er is nu geen andere collega.")
    back = bram.page.get_by_role("button", name="Terug naar de wachtrij")

    back.click()
    bram.sees("De bezoeker wacht dan alleen.")
    back.click()

    visitor.sees("Bram stopt nu. Je gesprek is er nog. We zoeken een collega voor je.")
    expect(bram.waiting()).to_have_count(1, timeout=PATIENCE)


def test_a_coordinator_sets_how_many_somebody_has_at_once(site, visitor, other_visitor, bram, dina):
    dina.signs_in()
    dina.page.locator("[data-go=team]").first.click()
    dina.page.get_by_label("Gesprekken tegelijk voor Bram").select_option("1")
    row = dina.page.locator("capacity-list li", has_text="Bram")
    row.get_by_label("Nederlands").uncheck()
    row.get_by_role("button", name="Bewaar").click()
    dina.sees("Bewaard voor Bram.")
    assert violations(dina.page) == []
    visitor.starts()
    other_visitor.starts()
    bram.signs_in()

    expect(bram.waiting()).to_have_count(2, timeout=PATIENCE)
    expect(bram.waiting().first.get_by_text("spreek je niet")).to_be_visible()
    bram.claims()
    bram.page.get_by_role("button", name=re.compile("^Neem aan")).first.click()

    bram.sees("Je hebt al zoveel gesprekken als je tegelijk mag hebben.")


def test_who_abuses_the_chat_is_kept_out_for_a_time_and_a_colleague_looks_again(conversation, dina):
    visitor, bram = conversation
    bram.page.get_by_role("button", name="Blokkeer", exact=True).click()
    bram.page.get_by_label("schelden of bang maken").check()
    assert judge(bram, "blocking") == []

    bram.page.get_by_role("button", name="Stop en blokkeer").click()

    expect(visitor.page.get_by_role("heading", name="Het gesprek is klaar")).to_be_visible()
    visitor.presses("Verder praten")
    expect(visitor.page.get_by_text("blok", exact=False)).to_have_count(0)

    dina.signs_in()
    listed = dina.page.get_by_role("list", name="Geblokkeerd")
    expect(listed).to_contain_text("schelden of bang maken")
    expect(listed).to_contain_text("door Bram")
    listed.get_by_role("button", name="Dit klopt").click()
    expect(listed).to_contain_text("Tot ")
    listed.get_by_role("button", name="Hef op").click()
    expect(dina.page.get_by_role("heading", name="Geblokkeerd")).to_be_hidden()
