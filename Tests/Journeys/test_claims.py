"""Whose conversation is it: outsiders see nothing."""

from playwright.sync_api import expect


def test_an_outsider_in_the_team_does_not_find_a_claimed_conversation(site, conversation, chris):
    visitor, bram = conversation
    request = bram.page.evaluate(
        """() => performance.getEntriesByType('resource').map((one) => one.name).find((name) => /conversations\\/[0-9a-f-]{36}/.test(name))""")
    address = "/conversations/" + request.split("/conversations/")[1][:36]
    ask = "(address) => fetch(address).then((answer) => answer.status)"
    assert bram.page.evaluate(ask, address) == 200, "the premise: it is there for who claimed it"

    chris.signs_in()

    assert chris.page.evaluate(ask, address) == 404
    assert chris.page.evaluate(ask, address + "/entries?after=0") == 404


def test_several_conversations_keep_their_own_draft(site, new_context, visitor, other_visitor, bram):
    visitor.starts()
    bram.signs_in()
    first = bram.claims()
    bram.writes("Voor de eerste")
    other_visitor.starts()
    second = bram.claims(beside=first)

    expect(bram.composer()).to_have_value("")
    bram.writes("Voor de tweede")
    bram.selects(first)

    expect(bram.composer()).to_have_value("Voor de eerste")
    expect(bram.composer()).to_have_accessible_name(f"Bericht aan {first}")
    bram.page.locator("message-composer").get_by_role("button", name="Versturen").click()
    visitor.sees_message("Voor de eerste")
    other_visitor.does_not_see("Voor de eerste")
