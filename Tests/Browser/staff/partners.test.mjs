// The partner directory's page: what is asked, and what is said of an entry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { PartnerWords } from "../../../Assets/public/staff/referral/models/partner-words.js";
import { needOf } from "../../../Assets/public/staff/referral/models/partners.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const texts = (language) => new Texts(JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url))), language);
const entry = (changes = {}) => ({
    kind: "womens-shelter", groups: [], regions: [], forms: [], fromAge: 0, toAge: 120, languages: ["nl"], urgency: "now", hours: {}, ...changes,
});

test("what is not filled in asks nothing", () => {
    assert.deepEqual(needOf({ text: "  ", age: "", form: "sex", region: "", openNow: "on" }), { form: "sex", openNow: true });
    assert.deepEqual(needOf({ age: "15", text: " dijk " }), { age: 15, text: "dijk" });
});

test("an entry says for whom it is there, in the words of the page", () => {
    const dutch = new PartnerWords(texts("nl"));
    const english = new PartnerWords(texts("en"));

    assert.equal(dutch.facts(entry()), "Voor: iedereen · heel Nederland · meteen · Nederlands");
    assert.equal(
        english.facts(entry({ groups: ["women", "without-papers"], regions: ["ze", "nb"], forms: ["crim"], fromAge: 18, urgency: "weeks" })),
        "For: people without papers, women · ages 18 to 120 · criminal exploitation · North Brabant, Zeeland · within weeks · Dutch",
    );
});

test("days alike are said once, day and night is said so, and hours that are not known are not invented", () => {
    const words = new PartnerWords(texts("nl"));
    const week = (spans, days = [1, 2, 3, 4, 5]) => Object.fromEntries(days.map((day) => [day, spans]));

    assert.equal(words.hours({}), "");
    assert.equal(words.hours(week("00:00-24:00", [1, 2, 3, 4, 5, 6, 7])), "dag en nacht");
    assert.equal(words.hours(week("09:00-17:00")), "maandag-vrijdag 09:00-17:00");
    assert.equal(
        words.hours({ ...week("09:00-12:00,13:00-17:00", [1, 2]), 4: "20:00-22:00", "2026-12-25": "" }),
        "maandag-dinsdag 09:00-12:00, 13:00-17:00; donderdag 20:00-22:00; 2026-12-25 gesloten",
    );
});

test("every code that the server knows has its words in both languages", () => {
    const swift = (file) => readFileSync(new URL(`../../../Sources/Referral/Partners/${file}`, import.meta.url), "utf8");
    const codes = (text) => [...text.matchAll(/^ +case (.+)$/gm)].flatMap(([, list]) => list.split(","))
        .map((one) => one.match(/"(.+)"/)?.[1] ?? one.trim()).filter((one) => /^[a-z-]+$/.test(one));
    const lists = {
        kind: codes(swift("PartnerKind.swift")),
        ...Object.fromEntries(["Urgency", "Region", "Group", "Form"].map((name) => [
            name.toLowerCase(), codes(swift("PartnerReach.swift").split(`enum ${name}:`)[1].split("\n    }")[0]),
        ])),
    };
    assert.deepEqual(Object.values(lists).map((list) => list.length), [21, 3, 12, 10, 8]);
    for (const language of ["nl", "en"]) {
        const words = new PartnerWords(texts(language));
        for (const [list, all] of Object.entries(lists)) for (const code of all) assert.ok(words.code(list, code));
    }
});
