// Places where help is, in a sealed message: what is taken for one, and what is only words.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { choiceIn, dialled, offerIn } from "../../../Assets/public/shared/models/offers.js";
import { Offer } from "../../../Assets/public/staff/referral/models/offer.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

// Debian's Node 18 has no global WebCrypto.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });
const texts = (language) => new Texts(JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url))), language);
const counsellor = { role: "counsellor" };
const visitor = { role: "visitor" };
const id = "00000000-0000-4000-8000-000000000001";
const entry = (name, changes = {}) => ({
  kind: "veilig-thuis", phone: "0800-2000", website: "https://veiligthuis.nl", hours: { 1: "09:00-17:00" },
  nl: { name, reach: "Bel gratis.", next: "Iemand luistert." }, en: { name: `${name} (en)`, reach: "Call.", next: "Somebody listens." },
  ...changes,
});

test("what a counsellor shows is read as it was made, in her language, without an id of the directory", () => {
  const offer = new Offer(texts("nl"));
  offer.toggle({ id, entry: entry("Veilig Thuis") });
  offer.toggle({ id: id.replace(/1$/, "2"), entry: entry("Huis", { phone: undefined, website: undefined, hours: {} }) });

  const { text, extra } = offer.message();

  assert.equal(text, "Hier kun je hulp krijgen. Jij kiest:\n1. Veilig Thuis, 0800-2000. Bel gratis.\n2. Huis. Bel gratis.");
  const read = offerIn({ ...JSON.parse(JSON.stringify(extra)), sender: counsellor });
  assert.deepEqual(read.options[0], {
    name: "Veilig Thuis", kind: "Veilig Thuis", phone: "0800-2000", website: "veiligthuis.nl", hours: "maandag 09:00-17:00",
    reach: "Bel gratis.", next: "Iemand luistert.",
  });
  assert.equal(read.options.length, 2);
  assert.ok(!JSON.stringify(extra).includes(id));
});

test("three at most, and what was chosen can be taken away", () => {
  const offer = new Offer(texts("en"));
  const toggle = (digit) => offer.toggle({ id: id.replace(/1$/, digit), entry: entry(`House ${digit}`) });

  assert.deepEqual(["1", "2", "3", "4"].map(toggle), [true, true, true, false]);
  assert.equal(toggle("2"), false);
  assert.equal(toggle("4"), true);

  assert.deepEqual(offer.message().extra.body.options.map(({ name }) => name), ["House 1 (en)", "House 3 (en)", "House 4 (en)"]);
});

test("three entries as long as entries may be fit into one message", () => {
  const offer = new Offer(texts("nl"));
  const long = { name: "n".repeat(120), reach: "r".repeat(400), next: "x".repeat(400) };
  for (const digit of ["1", "2", "3"]) offer.toggle({ id: id.replace(/1$/, digit), entry: entry("", { nl: long, website: `https://${"w".repeat(180)}.nl` }) });

  assert.ok(offer.message());
});

test("only a professional's offer and only her own choice count, and only when they are whole", () => {
  const option = { name: "Huis", kind: "", phone: "112", website: "", hours: "", reach: "", next: "" };
  const offer = (change = {}, sender = counsellor) => offerIn({ kind: "offer", body: { id, options: [option], ...change }, sender });
  const choice = (change = {}, sender = visitor) => choiceIn({ kind: "choice", body: { offer: id, option: 0, answer: "kept", ...change }, sender });

  assert.deepEqual(offer().options, [option]);
  assert.deepEqual(choice(), { offer: id, option: 0, answer: "kept" });
  assert.equal(offer({}, visitor), null);
  assert.equal(choice({}, counsellor), null);
  for (const change of [{ id: "1" }, { options: [] }, { options: [option, option, option, option] }, { options: [{ ...option, phone: "112;ext=javascript:1" }] },
    { options: [{ ...option, name: 7 }] }, { options: [{ ...option, reach: "r".repeat(801) }] }, { options: [null] }, { options: "112" }]) {
    assert.equal(offer(change), null, JSON.stringify(change).slice(0, 60));
  }
  for (const change of [{ offer: "1" }, { option: 3 }, { option: -1 }, { option: "0" }, { answer: "opened" }]) assert.equal(choice(change), null);
  assert.equal(offerIn({ kind: "offer", body: null, sender: counsellor }), null);
  assert.equal(offerIn({ kind: null, body: { id, options: [option] }, sender: counsellor }), null);
});

test("a telephone dials digits only", () => {
  assert.equal(dialled("+31 20-123 45 67"), "+31201234567");
  assert.equal(dialled("0800-2000"), "08002000");
});
