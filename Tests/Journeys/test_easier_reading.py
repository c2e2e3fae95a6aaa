"""The same pages in simpler words, for people who read little. No cookie, no query."""

from playwright.sync_api import expect

from axe import judge

SIMPLE = "Dan zie je het weer."


def test_simpler_words_stay_while_she_changes_the_language_and_leave_no_trace(site, visitor):
    visitor.arrives()
    expect(visitor.page.locator("body")).not_to_contain_text(SIMPLE)

    visitor.presses("Makkelijker lezen")
    visitor.sees(SIMPLE)
    visitor.presses("English")
    visitor.sees("Then you see the weather.")
    visitor.presses("Usual text")
    expect(visitor.page.locator("body")).not_to_contain_text("Then you see the weather.")

    assert visitor.page.url == site.visitor_site + "/"
    assert visitor.context.cookies() == []
    assert visitor.storage()["session"] == []


def test_a_chat_starts_from_the_simpler_page_as_well(visitor):
    visitor.arrives().presses("Makkelijker lezen")
    visitor.sees(SIMPLE)

    visitor.presses("Start een gesprek")
    visitor.presses("Ik weet het niet")
    visitor.sees("Kijk eerst: kan iemand zien wat je typt?")
    visitor.presses("Toch verdergaan")
    visitor.chooses_nothing()

    expect(visitor.composer()).to_be_visible(timeout=15_000)


def test_axe_finds_nothing_on_the_simpler_pages(site, visitor):
    found = []
    for path in ("/", "/lezen/veilig", "/lezen/beloften"):
        visitor.page.goto(site.visitor_site + path)
        visitor.presses("Makkelijker lezen")
        expect(visitor.page.get_by_role("button", name="Gewone tekst")).to_be_visible()
        found += judge(visitor, f"{path} in simpler words")

    assert found == []
