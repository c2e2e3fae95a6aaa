"""The researcher's desk: a preview under disclosure control, a proposal, and a second person who publishes exactly that."""

import csv
import io
import re
from types import SimpleNamespace

from playwright.sync_api import expect

from axe import judge
from databases import ON_BOTH
from installation import lichtpunt
from test_published_figures import downloads, fetched
from test_publishing import CASES_2021

PATIENCE = 30_000


def becomes_researcher(dina, chris):
    """Dina gives Chris the role, and Chris signs in with it."""
    dina.signs_in()
    page = dina.page
    page.get_by_role("link", name="Team").click()
    page.get_by_role("button", name=re.compile("^Andere rol: Chris")).click()
    page.locator("#change-role").select_option("researcher")
    page.locator("#change-passphrase").fill(dina.account["passphrase"])
    page.get_by_role("button", name="Onderteken", exact=True).click()
    expect(page.locator("[data-part=keyProgress]")).to_have_text("Gedaan.", timeout=PATIENCE)
    chris.opens_the_door().fills_sign_in()
    expect(chris.page.get_by_role("link", name="Jaarcijfers maken")).to_be_visible(timeout=PATIENCE)


def desk_of(person):
    with person.context.expect_page() as opened:
        person.page.get_by_role("link", name="Jaarcijfers maken").click()
    desk = opened.value
    expect(desk.get_by_role("heading", name="Jaarcijfers maken")).to_be_visible(timeout=PATIENCE)
    return desk


def previews(desk, year=2021):
    with desk.expect_response(lambda answer: answer.url.endswith(f"/reports/{year}/preview"), timeout=PATIENCE) as answer:
        desk.get_by_role("button", name=f"Bekijk {year}").click()
    expect(desk.get_by_role("heading", name=f"Verslag over {year}")).to_be_visible(timeout=PATIENCE)
    return answer.value.json()


def proposes(desk):
    desk.get_by_role("button", name="Stel publicatie voor").click()


def reads(desk, year=2021):
    desk.reload()
    desk.get_by_role("button", name=f"Lees het voorstel voor {year}").click()
    expect(desk.get_by_role("heading", name=f"Verslag over {year}")).to_be_visible(timeout=PATIENCE)


def approves(desk, dina):
    desk.get_by_label("Code uit je code-app").fill(dina.code())
    desk.get_by_role("button", name="Keur goed en publiceer").click()


def one_more_case(site, folder, number):
    """Somebody who is counted is registered meanwhile."""
    with CASES_2021.open(newline="") as file:
        like = next(row for row in csv.DictReader(file) if row["role"] == "self" and row["topic"] == "th" and row["seen_before"] == "no")
    file = folder / f"later-{number}.csv"
    with file.open("w", newline="") as written:
        writer = csv.DictWriter(written, like)
        writer.writeheader()
        writer.writerow({**like, "case": f"{number:016x}"})
    said = site.run("cases", "import", file)
    assert said.returncode == 0, said.stderr


@ON_BOTH
def test_two_people_publish_at_the_desk_exactly_what_they_read(site, visitor, chris, dina, tmp_path):
    assert site.run("cases", "import", CASES_2021).returncode == 0
    becomes_researcher(dina, chris)
    desk, second = desk_of(chris), desk_of(dina)

    # What he looked at is no longer so: nothing happens, and it is said what to do.
    previews(desk)
    one_more_case(site, tmp_path, 1)
    proposes(desk)
    expect(desk.get_by_role("alert")).to_contain_text("bekijkt het jaar opnieuw", timeout=PATIENCE)
    seen = previews(desk)
    proposes(desk)
    expect(desk.get_by_role("status")).to_contain_text("Voorgesteld", timeout=PATIENCE)
    expect(desk.get_by_text("Zelf kun je het niet goedkeuren")).to_be_visible()

    # The same between her reading and her word; her code is not used up.
    reads(second)
    one_more_case(site, tmp_path, 2)
    site.let_pass(60)
    approves(second, dina)
    expect(second.get_by_role("alert")).to_contain_text("bekijkt het jaar opnieuw", timeout=PATIENCE)
    desk.get_by_role("button", name="Neem het voorstel terug").click()
    expect(desk.get_by_role("status")).to_contain_text("teruggenomen", timeout=PATIENCE)
    again = previews(desk)
    assert again["checksum"] != seen["checksum"]
    proposes(desk)
    expect(desk.get_by_role("status")).to_contain_text("Voorgesteld", timeout=PATIENCE)

    reads(second)
    page = second.get_by_role("link", name="Open het verslag zoals het uitkomt").get_attribute("href")
    read = second.context.request.get(site.staff_site + page).body()
    approves(second, dina)
    expect(second.get_by_role("status")).to_contain_text("Gepubliceerd als verslag 1", timeout=PATIENCE)

    # A stranger has what the desk had, and nothing of it gives anybody away.
    visitor.page.goto(f"{site.visitor_site}/cijfers/2021/")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("2021")
    downloads(site, 2021, tmp_path / "downloaded")
    assert (tmp_path / "downloaded" / "index.html").read_bytes() == read
    assert lichtpunt("report", "audit", tmp_path / "downloaded").returncode == 0
    assert_only_what_is_published(again, lambda path: fetched(f"{site.visitor_site}/cijfers/2021/{path}"))
    assert site.run("audit", "verify").returncode == 0


def test_the_second_person_publishes_what_the_researcher_put_together(site, chris, dina):
    becomes_researcher(dina, chris)
    desk, second = desk_of(chris), desk_of(dina)
    plain = previews(desk)

    desk.get_by_role("combobox", name="Duur", exact=True).select_option("1")
    with desk.expect_response(lambda answer: answer.url.endswith("/preview"), timeout=PATIENCE) as answer:
        desk.get_by_role("button", name="Bekijk met deze keuzes").click()
    folded = answer.value.json()

    assert folded["checksum"] != plain["checksum"]
    expect(desk.get_by_text(folded["checksum"])).to_be_visible(timeout=PATIENCE)
    expect(desk.get_by_text("gekozen door de onderzoeker")).to_contain_text("1 jaar of langer")
    expect(desk.get_by_role("combobox", name="Duur", exact=True)).to_have_value("1")
    proposes(desk)
    expect(desk.get_by_role("status")).to_contain_text("Voorgesteld", timeout=PATIENCE)
    expect(desk.get_by_role("button", name="Bekijk met deze keuzes")).to_be_hidden()

    reads(second)
    expect(second.get_by_text(folded["checksum"])).to_be_visible(timeout=PATIENCE)
    expect(second.get_by_text("gekozen door de onderzoeker")).to_contain_text("1 jaar of langer")
    site.let_pass(60)
    approves(second, dina)
    expect(second.get_by_role("status")).to_contain_text("Gepubliceerd als verslag 1", timeout=PATIENCE)
    table = fetched(f"{site.visitor_site}/cijfers/2021/tables/duration.csv").decode()
    assert "gte1" in table and "gte5" not in table


def assert_only_what_is_published(shown, published):
    """Every number that the desk was sent stands in the published file, and where that has an x the desk was sent none."""
    hidden = 0
    for table in shown["tables"]:
        rows = list(csv.reader(io.StringIO(published(f"tables/{table['name']}.csv").decode())))[1:]
        sent = [str(row.get("count", "x")) for row in [*table["rows"], table_total(table)]]
        assert sorted(sent) == sorted(row[-1] for row in rows), table["name"]
        hidden += sent.count("x")
    assert hidden > 0, "the premise: something is hidden"


def table_total(table):
    return {"count": table["total"]} if "total" in table else {}


def test_a_second_click_starts_no_second_calculation(site, chris, dina):
    becomes_researcher(dina, chris)
    desk = desk_of(chris)
    asked = []
    desk.on("request", lambda request: asked.append(request.url) if request.url.endswith("/preview") else None)

    desk.get_by_role("button", name="Bekijk 2021").dblclick()

    expect(desk.get_by_role("heading", name="Verslag over 2021")).to_be_visible(timeout=PATIENCE)
    assert len(asked) == 1


def test_axe_finds_nothing_at_the_desk(site, bram, chris, dina):
    becomes_researcher(dina, chris)
    desk, second = desk_of(chris), desk_of(dina)
    found = judge(SimpleNamespace(page=desk), "the years")
    previews(desk)
    found += judge(SimpleNamespace(page=desk), "a preview")
    proposes(desk)
    expect(desk.get_by_role("status")).to_contain_text("Voorgesteld", timeout=PATIENCE)
    reads(second)
    found += judge(SimpleNamespace(page=second), "a proposal")
    second.get_by_label("Waarom niet?").fill("De ingang klopt niet")
    second.get_by_role("button", name="Keur af").click()
    expect(second.get_by_role("status")).to_contain_text("Afgekeurd", timeout=PATIENCE)
    desk.reload()
    expect(desk.get_by_text("afgekeurd door Dina: De ingang klopt niet")).to_be_visible(timeout=PATIENCE)
    found += judge(SimpleNamespace(page=desk), "a refusal")

    bram.signs_in()
    bram.page.goto(site.staff_site + "/onderzoek")
    expect(bram.page.get_by_role("alert")).to_have_text("Dit hoort niet bij jouw rol.", timeout=PATIENCE)
    found += judge(bram, "another role")

    assert found == []
