"""A guest when things go wrong, or when he wants more than she gave: a server that falls over while he comes in, two servers, a sentence that
he had not finished, and what he kept."""

import json
import re
import sqlite3
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from databases import ON_BOTH
from navigators.counsellor import Counsellor
from navigators.guest import Guest
from navigators.letting_in import NAME, away, brings_in, confirms, makes_link, proposes, says_yes, step
from navigators.visitor import Visitor
from test_guest import AFTER, BEFORE, DURING, HIS, OUT
from test_two_nodes import DESK, PHONE, talk

PATIENCE = 30_000


@pytest.fixture
def guest(site, new_context):
    return Guest(new_context(viewport=PHONE), site)


def as_far_as_the_link(visitor, bram, chris):
    chris.signs_in()
    proposes(bram)
    says_yes(visitor)
    confirms(chris)
    return makes_link(bram)


def all_three_talk(visitor, bram, guest):
    guest.sends(HIS)
    visitor.sees_message(HIS)
    bram.sees_message(HIS)
    visitor.sends(DURING)
    guest.sees_message(DURING)


@ON_BOTH
@pytest.mark.parametrize("written", [False, True], ids=["before-it-is-written", "before-the-answer"])
def test_the_server_is_killed_while_he_comes_in(site, conversation, chris, guest, written):
    visitor, bram = conversation
    visitor.sends(BEFORE)
    bram.sees_message(BEFORE)
    link, code = as_far_as_the_link(visitor, bram, chris)
    killed = []

    def admission(route):
        if killed:
            return route.continue_()
        if written:
            assert route.fetch().status == 201
        site.kill()
        killed.append(True)
        route.abort()
        return site.start()

    bram.page.route("**/admission", admission)
    guest.opens(link).types_code(code)

    expect(guest.composer()).to_be_visible(timeout=PATIENCE)
    assert killed
    visitor.sees(f"Je praat met Bram en {NAME} (Politie).")
    all_three_talk(visitor, bram, guest)
    assert BEFORE not in guest.everything()
    for person in (visitor, bram):
        assert person.messages().count(HIS) == 1 and person.messages().count(DURING) == 1
        expect(person.log().locator(".bubble__warning")).to_have_count(0)


@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_everybody_is_on_another_node(installed, tmp_path, new_context):
    nodes = [installed(tmp_path / name).start() for name in ("one", "two")]
    one, two = nodes
    try:
        visitor = Visitor(new_context(viewport=PHONE), one)
        bram = Counsellor(new_context(viewport=DESK), two, two.accounts["bram"])
        chris = Counsellor(new_context(viewport=DESK), one, one.accounts["chris"])
        guest = Guest(new_context(viewport=PHONE), one)
        talk(visitor, bram)
        link, code = as_far_as_the_link(visitor, bram, chris)

        guest.opens(link.replace(two.partner_site, one.partner_site)).types_code(code).is_in()
        all_three_talk(visitor, bram, guest)

        bram.page.get_by_role("button", name="Laat de gast weggaan", exact=True).click()
        guest.is_out(OUT)
        visitor.sends(AFTER)
        bram.sees_message(AFTER)
        assert AFTER not in guest.everything()
    finally:
        for node in nodes:
            node.stop()


def test_she_sends_him_away_in_the_middle_of_his_sentence(conversation, chris, guest):
    visitor, bram = conversation
    brings_in(visitor, bram, chris, guest)
    guest.sends(HIS)
    visitor.sees_message(HIS)

    # One sentence is on its way and does not arrive; of another he has typed the half.
    guest.context.set_offline(True)
    guest.sends("Dit kwam te laat")
    guest.composer().press_sequentially("Hoor eens, ik wilde nog")
    away(visitor).click()
    visitor.sees(f"{NAME} praat niet meer mee. Wat je nu schrijft, leest {NAME} niet.")
    guest.context.set_offline(False)

    guest.is_out(OUT)
    left = guest.everything()
    assert "Hoor eens" not in left and "te laat" not in left and HIS not in left
    visitor.sends(AFTER)
    bram.sees_message(AFTER)
    for person in (visitor, bram):
        assert "Dit kwam te laat" not in person.messages()


def test_what_he_kept_opens_nothing_afterwards(site, conversation, chris, guest):
    visitor, bram = conversation
    visitor.sends(BEFORE)
    bram.sees_message(BEFORE)
    asked = []
    guest.page.on("request", lambda request: asked.append((request.url, request.headers.get("authorization"))))
    brings_in(visitor, bram, chris, guest)
    guest.sends(HIS)
    visitor.sees_message(HIS)
    entries, session = next((url, held) for url, held in asked if "/entries" in url and held)

    away(visitor).click()
    guest.is_out(OUT)
    visitor.sends(AFTER)
    bram.sees_message(AFTER)

    # With the session that his browser had, from another program.
    assert answer_to(entries, session) == 410
    message = {"id": "10000000-0000-4000-8000-00000000000a", "epoch": 2, "instance": "AAAAAAAAAAA", "counter": 9, "envelope": "A" * 400}
    assert answer_to(entries.split("/entries")[0] + "/messages", session, message) in (400, 401, 404, 410)
    assert "A" * 400 not in str(visitor.messages())

    # With the stored database as well: one key only is sealed to his, that of the time when he was there.
    stored = sqlite3.connect(f"file:{site.data}/lichtpunt.sqlite?mode=ro", uri=True)
    his = stored.execute("SELECT number FROM epoch_key WHERE recipient LIKE 'guest:%'").fetchall()
    assert his == [(2,)]
    first, last = stored.execute("SELECT min(epoch), max(epoch) FROM entry WHERE kind = 'message'").fetchone()
    assert first == 1 and last == 3
    assert stored.execute("SELECT count(*) FROM guest WHERE details IS NOT NULL OR public_key IS NOT NULL OR mac IS NOT NULL").fetchone() == (0,)


def answer_to(url, session, body=None):
    headers = {"Authorization": session, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
    request = urllib.request.Request(url, headers=headers, data=json.dumps(body).encode() if body else None)
    try:
        with urllib.request.urlopen(request, timeout=40) as response:
            return response.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_who_hands_the_conversation_on_lets_the_guest_out(conversation, chris, guest):
    visitor, bram = conversation
    brings_in(visitor, bram, chris, guest)

    bram.page.get_by_role("button", name="Draag over", exact=True).click()
    bram.page.locator("hand-over").get_by_role("radio", name=re.compile("Chris")).check()
    bram.page.get_by_role("button", name="Vraag om over te nemen", exact=True).click()
    chris.page.get_by_role("button", name="Neem over", exact=True).click()

    guest.is_out(OUT)
    visitor.sends(AFTER)
    chris.sees_message(AFTER)
    assert AFTER not in guest.everything()


def test_a_guest_whose_page_is_silent_is_out(site, conversation, chris, guest):
    visitor, bram = conversation
    brings_in(visitor, bram, chris, guest)

    guest.context.set_offline(True)
    site.let_pass(100)

    step(bram, "Politie: weg. De verbinding was te lang verbroken.")
    visitor.sends(AFTER)
    bram.sees_message(AFTER)
    guest.context.set_offline(False)
    guest.is_out(OUT)
    assert AFTER not in guest.everything()


def test_a_number_from_outside_is_for_a_coordinator(conversation, chris, dina):
    visitor, bram = conversation
    for colleague in (chris, dina):
        colleague.signs_in()
    proposes(bram, known="Nee. Dan bevestigt een coördinator")

    says_yes(visitor)

    call = dina.page.locator("calls-panel [data-part=guests] li")
    expect(call).to_contain_text("Dit nummer staat niet in de sociale kaart.", timeout=PATIENCE)
    expect(chris.page.locator("calls-panel [data-part=guests] li")).to_have_count(0)
    call.get_by_role("button", name="Ik heb teruggebeld: het klopt", exact=True).click()
    step(bram, "Politie: een collega heeft teruggebeld. Je kunt de link maken.")
