"""While danger is open nobody is shut out and nothing ends by itself: who falls silent then calls who leads the shift."""

from playwright.sync_api import expect

PATIENCE = 15_000


def block(bram):
    return bram.page.locator("block-visitor").get_by_role("button", name="Blokkeer", exact=True)


def test_silence_ends_a_calm_conversation_and_calls_the_shift_lead_for_one_in_danger(site, visitor, other_visitor, bram, dina):
    visitor.starts()
    bram.signs_in()
    in_danger = bram.claims()
    other_visitor.starts()
    calm = bram.claims(beside=in_danger)
    expect(block(bram)).to_be_visible()
    bram.selects(in_danger)
    expect(bram.page.locator("#conversation-heading")).to_contain_text(in_danger, timeout=PATIENCE)
    expect(block(bram)).to_be_visible(timeout=PATIENCE)
    bram.page.get_by_role("button", name="Markeer gevaar", exact=True).click()
    expect(block(bram)).to_be_hidden()
    dina.signs_in()
    calls = dina.page.locator("calls-panel").get_by_role("listitem")
    row = bram.page.locator("chat-list [data-part=mine] > li")

    # Both pages are gone, without a word.
    for one in (visitor, other_visitor):
        one.context.close()
    site.notices()
    site.let_pass(16 * 60)
    bram.sends("Ben je er nog?")
    bram.sees_message("Ben je er nog?")
    dina.page.get_by_role("link", name="Openingstijden", exact=True).click()
    expect(dina.page.get_by_label("Maandag", exact=True)).to_be_visible(timeout=PATIENCE)
    dina.page.get_by_role("link", name="Werkplek", exact=True).click()
    site.let_pass(16 * 60)

    expect(calls.filter(has_text="is in gevaar en is weg zonder iets te zeggen.")).to_have_count(1, timeout=PATIENCE)
    expect(row.filter(has_text=calm)).to_contain_text("gestopt", timeout=PATIENCE)
    expect(row.filter(has_text=in_danger)).to_contain_text("gevaar")
    expect(row.filter(has_text=in_danger)).not_to_contain_text("gestopt")
    bram.sends("Dit kan ik nog steeds schrijven.")
    bram.sees_message("Dit kan ik nog steeds schrijven.")
    dina.page.locator("calls-panel").get_by_role("button", name="Ik kom", exact=True).click()
    expect(calls.filter(has_text="Dina komt.")).to_have_count(1, timeout=PATIENCE)
    expect(block(bram)).to_be_hidden()
