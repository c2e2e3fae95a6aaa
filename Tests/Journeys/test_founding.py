"""From an empty folder to the first conversation, all keys made in browsers."""

import re
import stat

import pytest
from playwright.sync_api import expect

from axe import judge
from disk_search import traces
from installation import Installation
from navigators.counsellor import Counsellor
from navigators.newcomer import Newcomer
from navigators.visitor import Visitor
from patience import until


@pytest.fixture
def empty(tmp_path):
    installation = Installation(tmp_path / "new", demonstration=False).start()
    yield installation
    installation.stop()


def set_up_link(site):
    file = site.data / "set-up-link.txt"
    # It is written once both sites listen.
    until(file.exists)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file.read_text().strip()


def test_an_organisation_begins(empty, new_context):
    visitor = Visitor(new_context(), empty).arrives()
    visitor.sees(re.compile("nu dicht|nog niet open"))

    founder = Newcomer(new_context(), empty).opens(set_up_link(empty)).begins()
    assert "#" not in founder.page.url, "the secret stays out of the address bar"
    founder.keeps_the_kit()
    account = founder.introduces("fatima", "Fatima")
    root = founder.root_hash()

    # The line is there; the site opens only when it stands in the configuration.
    fatima = Counsellor(new_context(viewport={"width": 1280, "height": 900}), empty, account)
    empty.let_pass(60)
    fatima.opens_the_door().fills_sign_in()
    expect(fatima.page.locator("#sign-out")).to_be_visible(timeout=20_000)
    visitor.arrives()
    visitor.sees(re.compile("nu dicht|nog niet open"))
    assert empty.run("doctor").returncode != 0
    empty.settings = {"rootHash": root}
    empty.stop()
    empty.start()
    empty.let_pass(60)

    # Her sign-in outlived the restart; her keys did not. She invites, the newcomer makes keys, she admits.
    fatima.reloads_and_unlocks()
    fatima.page.get_by_role("link", name=re.compile("Team|Mensen")).click()
    expect(fatima.page.locator("[data-part=people] > li")).to_have_count(1, timeout=15_000)
    fatima.page.locator("[data-part=invite] [type=submit]").click()
    link = fatima.page.locator("#invite-link")
    expect(link).to_have_value(re.compile("/uitnodiging#"), timeout=15_000)
    guus = Newcomer(new_context(), empty).opens(link.input_value()).begins()
    his = guus.introduces("guus", "Guus")
    expect(guus.page.locator("[data-view=done]")).to_be_visible(timeout=30_000)
    fatima.page.locator("[data-part=refresh]").click()
    fatima.page.locator("[data-part=pending] [data-part=admit]").click()
    fatima.page.locator("#admit-passphrase").fill(account["passphrase"])
    fatima.page.locator("[data-part=admission] [type=submit]").click()
    expect(fatima.page.locator("[data-part=people] > li")).to_have_count(2, timeout=30_000)

    # He opens the chat and takes the first conversation.
    empty.let_pass(60)
    counsellor = Counsellor(new_context(viewport={"width": 1280, "height": 900}), empty, his).signs_in()
    counsellor.page.locator("#service-toggle").click()
    expect(counsellor.page.get_by_role("button", name="Sluit de chat")).to_be_visible()
    visitor.arrives()
    visitor.starts()
    counsellor.claims()
    visitor.sends("Jullie eerste bericht")
    counsellor.sees_message("Jullie eerste bericht")
    counsellor.sends("Welkom")
    visitor.sees_message("Welkom")
    empty.stop()

    secrets = [account["passphrase"], his["passphrase"], account["totpSecret"], founder.kit, founder.kit.replace(" ", "")]
    assert traces(empty.folder, secrets) == []


def test_the_link_works_once(empty, new_context):
    link = set_up_link(empty)
    founder = Newcomer(new_context(), empty).opens(link).begins().keeps_the_kit()
    founder.introduces("fatima", "Fatima")
    founder.root_hash()

    second = Newcomer(new_context(), empty).opens(link).begins()

    expect(second.page.locator("set-up-steps > [data-part=error]")).to_be_visible(timeout=15_000)
    expect(second.page.locator("[data-part=kit-key]")).to_have_count(0)


def test_the_link_ends_after_an_hour(empty, new_context):
    link = set_up_link(empty)
    empty.let_pass(61 * 60)

    late = Newcomer(new_context(), empty).opens(link).begins()

    expect(late.page.locator("set-up-steps > [data-part=error]")).to_be_visible(timeout=15_000)


def test_who_has_not_the_paper_does_not_get_on(empty, new_context):
    founder = Newcomer(new_context(), empty).opens(set_up_link(empty)).begins()
    expect(founder.page.locator("[data-part=kit-key]")).not_to_be_empty(timeout=30_000)

    founder.has_it_on_paper()
    founder.answers_the_kit_question("WRONG")

    expect(founder.page.locator("set-up-steps > [data-part=error]")).to_be_visible()
    expect(founder.page.locator("[data-view=kit]")).to_be_visible()


def test_axe_finds_nothing_on_the_way_to_the_first_account(empty, new_context):
    founder = Newcomer(new_context(), empty).opens(set_up_link(empty))
    found = judge(founder, "set-up link")
    founder.begins()
    key = founder.page.locator("[data-part=kit-key]")
    expect(key).not_to_be_empty(timeout=30_000)
    found += judge(founder, "recovery kit")
    founder.has_it_on_paper()
    found += judge(founder, "question about the kit")
    founder.answers_the_kit_question("XXXX")
    found += judge(founder, "wrong answer about the kit")
    asked = int(re.search(r"\d+", founder.page.locator("[data-part=kit-question]").inner_text()).group(0))
    founder.answers_the_kit_question(key.text_content().split()[asked - 1])
    expect(founder.page.locator("[data-part=totp]")).not_to_be_empty(timeout=30_000)
    found += judge(founder, "person")
    founder.page.locator("person-form [type=submit]").click()
    found += judge(founder, "person, refused")

    assert found == []
