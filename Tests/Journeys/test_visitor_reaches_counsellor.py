"""The heart of it: two people talk, and nothing that happens to cables or machines loses a word."""

from playwright.sync_api import expect

from databases import ON_BOTH

pytestmark = ON_BOTH

LONG = ("Het begon vorig jaar. " * 100)[:1990] + " einde 💬é"[:10]
SENTENCES = [
    "Ik weet niet waar ik moet beginnen.",
    "Er is iemand die me dingen laat doen 😔👩‍👩‍👧",
    "مرحبا، هل يمكنك مساعدتي؟",
    "regel een\nregel twee\n\nregel vier",
    "<b>vet</b> & \"aanhaling\" </script>",
    LONG,
    "Zo'n lang woord: " + "a" * 300,
    "👍",
    "   spaties   ",
    "Tot hier.",
]


def shown(messages):
    return [text.strip() for text in messages]


def agree(visitor, bram, expected):
    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(len(expected), timeout=60_000)
    assert shown(visitor.messages()) == shown(expected)
    assert shown(bram.messages()) == shown(expected)


def test_ten_messages_each_way_arrive_once_and_in_order(conversation):
    visitor, bram = conversation
    expected = ["Hoi, ben je daar?", "Ja, ik ben er. Neem je tijd."]

    for number, sentence in enumerate(SENTENCES):
        visitor.sends(sentence)
        expected.append(sentence)
        expect(bram.log().locator(".bubble__text")).to_have_count(len(expected), timeout=20_000)
        answer = f"{number}: {sentence[::-1] if number == 2 else sentence}"[:2000]
        bram.sends(answer)
        expected.append(answer)
        expect(visitor.log().locator(".bubble__text")).to_have_count(len(expected), timeout=20_000)

    agree(visitor, bram, expected)
    assert len(LONG.encode("utf-16-le")) // 2 == 2000


def test_a_reload_in_the_middle_brings_everything_back(conversation):
    visitor, bram = conversation
    before = visitor.messages()

    visitor.reloads()
    bram.reloads_and_unlocks()
    bram.page.locator("chat-list").get_by_role("button").first.click()
    visitor.sends("Ik ben er weer.")

    agree(visitor, bram, [*before, "Ik ben er weer."])


def test_what_is_typed_offline_goes_by_itself_later(conversation):
    visitor, bram = conversation
    before = visitor.messages()

    visitor.goes_offline()
    visitor.sends("Onderweg, geen bereik.")
    visitor.sends("Nog steeds niet.")
    bram.sends("Ben je er nog?")
    visitor.comes_online()

    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(len(before) + 3, timeout=60_000)
    assert visitor.messages()[-3:] != [] and sorted(visitor.messages()[-3:]) == sorted(bram.messages()[-3:])
    mine = [text for text in bram.messages() if text in ("Onderweg, geen bereik.", "Nog steeds niet.")]
    assert mine == ["Onderweg, geen bereik.", "Nog steeds niet."]


def test_both_see_the_same_after_the_server_was_killed_in_mid_traffic(site, conversation):
    visitor, bram = conversation
    hers = [f"van haar {number}" for number in range(10)]
    his = [f"van hem {number}" for number in range(10)]

    for number in range(10):
        visitor.sends(hers[number])
        bram.sends(his[number])
        if number in (3, 7):
            site.kill()
        if number in (4, 8):
            site.start()

    for person in (visitor, bram):
        expect(person.log().locator(".bubble__text")).to_have_count(22, timeout=90_000)
    visitor.everything_arrived(11)
    visitor.reloads()
    expect(visitor.log().locator(".bubble__text")).to_have_count(22, timeout=60_000)
    assert visitor.messages() == bram.messages()
    assert [text for text in bram.messages() if text.startswith("van haar")] == hers
    assert [text for text in bram.messages() if text.startswith("van hem")] == his


def test_what_she_types_while_waiting_is_there_when_he_comes(visitor, bram):
    visitor.starts()
    visitor.sends("Ik wacht al.")
    visitor.sees("Aangekomen")

    bram.signs_in()
    bram.claims()

    bram.sees_message("Ik wacht al.")


def test_she_sees_who_came_and_that_he_types(visitor, bram):
    visitor.starts()
    bram.signs_in()
    bram.claims()

    visitor.sees("Bram is er")
    bram.composer().press_sequentially("Ik zit", delay=50)

    visitor.sees("Bram typt")


def test_two_professionals_claim_at_once_and_one_wins(visitor, bram, chris):
    visitor.starts()
    bram.signs_in()
    chris.signs_in()
    for person in (bram, chris):
        expect(person.waiting()).to_have_count(1)

    # Both have the button on their screen; neither page waits for the other.
    for person in (bram, chris):
        person.page.evaluate("setTimeout(() => document.querySelector('[data-part=claim]').click(), 300)")
    bram.page.wait_for_timeout(2500)

    winners = [person for person in (bram, chris) if person.composer().is_visible()]
    assert len(winners) == 1
    for person in (bram, chris):
        expect(person.waiting()).to_have_count(0)
    visitor.sees(winners[0].account["name"].capitalize() + " is er")
