"""The professional's side of the web: cookie, second factor, lock."""

import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

PATIENCE = 15_000


def test_the_cookie_is_the_strictest_there_is(bram):
    bram.signs_in()

    cookies = bram.context.cookies()

    assert "__Host-lichtpunt" in {cookie["name"] for cookie in cookies}
    for cookie in cookies:
        assert cookie["name"].startswith("__Host-")
        assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, True, "Strict")


def test_keys_are_in_no_storage(bram):
    bram.signs_in()

    held = bram.page.evaluate(
        "async () => [sessionStorage.length, localStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]")

    assert held == [0, 0, 0, 0]


@pytest.mark.parametrize("wrong", ["passphrase", "code", "name"])
def test_every_wrong_sign_in_sounds_the_same(bram, wrong):
    bram.account = dict(bram.account)
    bram.opens_the_door()
    if wrong == "name":
        bram.account["name"] = "niemand"
    bram.fills_sign_in(
        passphrase="heel iets anders dan dit" if wrong == "passphrase" else None, code="000000" if wrong == "code" else None)

    expect(bram.page.locator("sign-in-form [data-part=error]")).to_have_text(
        "Dit klopt niet. Kijk naar je naam, wachtzin en code. De code telt één keer: wacht zo nodig op de volgende.",
        timeout=20_000)
    expect(bram.page).to_have_url(bram.installation.staff_site + "/inloggen")


def test_a_code_counts_once(bram, chris, new_context):
    code = bram.code()
    bram.opens_the_door().fills_sign_in(code=code)
    expect(bram.queue()).to_be_visible(timeout=15_000)
    bram.signs_out()
    expect(bram.page.get_by_label("Gebruikersnaam")).to_be_visible()

    bram.fills_sign_in(code=code)

    expect(bram.page.locator("sign-in-form [data-part=error]")).to_be_visible(timeout=15_000)


def test_a_reload_asks_the_passphrase_and_brings_the_work_back(conversation):
    _, bram = conversation

    bram.page.reload()
    expect(bram.page.locator("#unlock-passphrase")).to_be_visible()
    expect(bram.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)
    bram.unlocks()

    expect(bram.page.locator("chat-list li")).to_have_count(1)


def test_a_second_tab_gets_the_keys_from_the_first_and_a_lock_locks_both(conversation):
    _, bram = conversation

    second = bram.opens_another_tab()
    expect(second.queue()).to_be_visible(timeout=15_000)
    second.page.locator("chat-list").get_by_role("button").first.click()
    second.sees_message("Hoi, ben je daar?")
    assert second.page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]

    second.page.locator("#lock").click()
    for tab in (bram, second):
        expect(tab.page.locator("#unlock-passphrase")).to_be_visible()
        expect(tab.page.get_by_text("Hoi, ben je daar?")).to_have_count(0)
    third = bram.opens_another_tab()
    expect(third.page.locator("#unlock-passphrase")).to_be_visible()

    third.unlocks()
    third.signs_out()
    for tab in (bram, second, third):
        expect(tab.page.get_by_label("Gebruikersnaam")).to_be_visible()


@pytest.mark.parametrize("path", ["/me", "/conversations/00000000-0000-4000-8000-000000000000", "/invitations", "/team/statements"])
def test_nothing_is_told_to_who_is_not_signed_in(site, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(site.staff_site + path)

    assert refused.value.code == 401
    assert b"signed-out" in refused.value.read()


def test_another_site_cannot_change_anything(site):
    request = urllib.request.Request(
        site.staff_site + "/sign-ins/current", method="DELETE",
        headers={"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"})

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)

    assert refused.value.code == 403


def test_ten_minutes_without_input_put_everything_away_after_a_warning_and_lose_nothing(conversation):
    _, bram = conversation
    page = bram.page
    bram.writes("Dit was ik aan het schrijven")
    page.clock.set_system_time(time.time() + 9 * 60 + 15)

    warning = page.get_by_role("dialog", name="Ben je er nog?")
    expect(warning).to_be_visible(timeout=PATIENCE)
    warning.get_by_role("button", name="Ik ben er nog", exact=True).click()
    expect(warning).to_be_hidden(timeout=PATIENCE)
    page.clock.set_system_time(time.time() + 21 * 60)

    expect(page.locator("#unlock-passphrase")).to_be_visible(timeout=PATIENCE)
    held = page.content()
    assert "Hoi, ben je daar?" not in held and "Dit was ik aan het schrijven" not in held
    bram.unlocks()
    page.locator("chat-list").get_by_role("button").first.click()
    expect(bram.composer()).to_have_value("Dit was ik aan het schrijven", timeout=PATIENCE)
    bram.sees_message("Hoi, ben je daar?")
