"""An appointment or a call together: proposed in the conversation, hers to take, to change or to leave, and nothing chosen beforehand."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from axe import judge
from test_registration import fill_core

PATIENCE = 20_000
POLICE = "Team mensenhandel Noord"


def form(bram):
    return bram.page.get_by_role("dialog", name="Afspraak of samen bellen", exact=True)


def opens(bram):
    bram.opens_outside()
    bram.page.get_by_role("button", name="Afspraak of samen bellen", exact=True).click()
    expect(form(bram)).to_be_visible(timeout=PATIENCE)
    return form(bram)


def asks(bram):
    form(bram).get_by_role("button", name=re.compile("^Vraag het ")).click()


def fills_police(shown, day):
    shown.get_by_label("Organisatie", exact=True).fill(POLICE)
    shown.get_by_label("Wat is het?", exact=True).select_option("Politie")
    shown.get_by_label("De bezoeker gaat erheen", exact=True).check()
    shown.get_by_label("Dag", exact=True).fill(day)
    shown.get_by_label("Tijd (in Nederland)", exact=True).fill("14:30")
    shown.get_by_label(re.compile("^Waar, of welk nummer")).fill("Bureau Zuid")
    shown.get_by_label(re.compile("^Wie gaat er mee")).fill("de veiligheidscoördinator")


def card(visitor, name=POLICE):
    return visitor.page.get_by_role("group", name=f"Afspraak met {name}", exact=True)


def tomorrow(site):
    return (datetime.fromtimestamp(site.now(), ZoneInfo("Europe/Amsterdam")) + timedelta(days=1)).strftime("%Y-%m-%d")


def test_an_appointment_with_the_police_is_hers_to_take_and_to_change(site, conversation):
    visitor, bram = conversation
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    shown = opens(bram)
    asks(bram)
    expect(shown.get_by_role("alert")).to_have_text(re.compile("organisatie"))
    fills_police(shown, tomorrow(site))
    expect(shown.get_by_text(re.compile("Bied dan eerst een advocaat of de veiligheidscoördinator aan"))).to_be_visible()
    assert judge(bram, "an appointment, filled in") == []
    # Closed by mistake: what was written is still there.
    bram.page.set_viewport_size({"width": 1280, "height": 900})
    shown.get_by_role("button", name="Sluit", exact=True).click()
    expect(opens(bram).get_by_label("Organisatie", exact=True)).to_have_value(POLICE)
    asks(bram)
    expect(shown).to_be_hidden(timeout=PATIENCE)

    expect(card(visitor)).to_contain_text("om 14:30 uur", timeout=PATIENCE)
    expect(card(visitor)).to_contain_text("Met jou mee: de veiligheidscoördinator")
    expect(card(visitor)).to_contain_text("Een informatief gesprek is nog geen aangifte.")
    assert card(visitor).get_by_role("button", pressed=True).count() == 0
    assert judge(visitor, "an appointment") == []
    visitor.page.set_viewport_size({"width": 360, "height": 740})
    card(visitor).get_by_role("button", name="Liever anders", exact=True).click()
    expect(card(visitor).get_by_role("status")).to_have_text("Je wilt het liever anders. Schrijf ons wat beter past.")
    bram.sees_message(f"Liever anders: {POLICE}")
    card(visitor).get_by_role("button", name="Ja, dat is goed", exact=True).click()
    bram.sees_message(f"Ja, dat is goed: {POLICE}")
    visitor.reloads()
    expect(card(visitor).get_by_role("button", name="Ja, dat is goed", exact=True, pressed=True)).to_be_visible(timeout=PATIENCE)

    # At the closing it is named, ticked by one button, and the team can ask there how far it is.
    bram.begins_to_close()
    expect(bram.form().get_by_text(f"Er is een afspraak met {POLICE}.")).to_be_visible(timeout=PATIENCE)
    bram.form().get_by_role("button", name="Kruis dit aan bij ‘Waarheen verwezen?’", exact=True).click()
    where = bram.form().get_by_role("group", name=re.compile("Waarheen verwezen"))
    expect(where.get_by_label("politie", exact=True)).to_be_checked()
    fill_core(bram)
    bram.chooses("naar de politie", "informatief gesprek")
    bram.form().get_by_role("button", name=f"Vraag het {POLICE}", exact=True).click()
    bram.sees("Het staat bij ‘Navragen’.")
    assert POLICE.encode() not in b"".join(content for _, content in site.written())


def test_calling_together_can_be_now_and_no_is_as_good(conversation):
    visitor, bram = conversation
    shown = opens(bram)
    shown.get_by_label("Organisatie", exact=True).fill("Opvang Oost")
    shown.get_by_label("Wat is het?", exact=True).select_option("Opvang")
    shown.get_by_label("Samen bellen: jij belt, de bezoeker leest mee", exact=True).check()
    expect(shown.get_by_text(re.compile("Zeg niets wat de bezoeker niet goed vindt"))).to_be_visible()
    asks(bram)
    expect(shown).to_be_hidden(timeout=PATIENCE)

    expect(card(visitor, "Opvang Oost")).to_contain_text("Wij zeggen alleen wat jij goed vindt.", timeout=PATIENCE)
    expect(card(visitor, "Opvang Oost")).not_to_contain_text("aangifte")
    card(visitor, "Opvang Oost").get_by_role("button", name="Nee, liever niet", exact=True).click()
    bram.sees_message("Nee, liever niet: Opvang Oost")
    bram.begins_to_close()
    expect(bram.form().get_by_text(re.compile("^Er is een afspraak"))).to_have_count(0)
