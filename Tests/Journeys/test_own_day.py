"""A professional takes care of himself: a pause, a rest, a question that nobody hears the answer of."""

import re

from playwright.sync_api import expect

from axe import judge
from test_registration import fill_core


def claim(bram):
    return bram.page.get_by_role("button", name=re.compile("^Neem aan")).first


def test_in_a_break_nobody_is_taken_and_a_talk_goes_on(conversation, other_visitor):
    visitor, bram = conversation
    bram.page.get_by_role("button", name="Even pauze").click()
    bram.sees("Je hebt pauze. Je krijgt geen nieuw gesprek.")
    other_visitor.starts()
    expect(claim(bram)).to_have_attribute("aria-disabled", "true")

    claim(bram).click(force=True)
    bram.sees("Je hebt pauze of neemt rust. Stop die eerst.")
    bram.sends("Ik ben er nog voor jou.")
    visitor.sees_message("Ik ben er nog voor jou.")
    assert judge(bram, "break") == []

    bram.page.get_by_role("button", name="Pauze klaar").click()
    expect(claim(bram)).to_have_attribute("aria-disabled", "false")


def test_after_a_heavy_conversation_he_may_rest_and_his_answer_goes_nowhere(conversation):
    _, bram = conversation
    bram.begins_to_close()
    fill_core(bram)
    bram.finishes()
    question = bram.page.get_by_role("region", name="Hoe is het met jou?")
    expect(question).to_be_visible()
    assert judge(bram, "how are you") == []
    asked = []
    bram.page.on("request", lambda request: asked.append(request.url))

    question.get_by_role("button", name="Dit was zwaar").click()

    bram.sees("Je neemt even rust: nog 5 minuten geen nieuw gesprek.")
    expect(question).to_be_hidden()
    assert [url for url in asked if "/events" not in url] == []
    bram.page.get_by_text("Mijn dag").click()
    bram.sees("Vandaag 1 gesprek afgerond.")
    bram.page.get_by_label("Zachter licht").check()
    bram.page.get_by_label("Grotere letters").check()
    assert judge(bram, "soft light and large letters") == []
    bram.page.get_by_role("button", name="Ik ga weer verder").click()
    expect(bram.page.locator("own-day").get_by_text("Je neemt even rust")).to_be_hidden()
