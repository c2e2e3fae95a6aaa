"""A session that is over takes nothing along that she wrote and did not get sent."""

from playwright.sync_api import expect


def test_what_she_wrote_stays_when_the_session_is_over(site, visitor):
    visitor.starts()
    visitor.goes_offline()
    visitor.sends("Dit ging nog niet weg")
    visitor.writes("En dit schreef ik nog")

    site.let_pass(20 * 60)
    visitor.context.set_offline(False)

    unsent = visitor.page.get_by_label("Dit is nog niet verstuurd:")
    expect(unsent).to_have_value("Dit ging nog niet weg\n\nEn dit schreef ik nog", timeout=45_000)
    expect(visitor.page.get_by_text("Dit gesprek is hier niet meer open.")).to_be_visible()
    assert visitor.page.evaluate("sessionStorage.length") == 0
