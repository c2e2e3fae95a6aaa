import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPassphrase } from "../../../Assets/public/shared/crypto/drawn-words.js";
import { newReturnCode, normaliseReturnCode } from "../../../Assets/public/shared/crypto/return-code.js";
import { words as english } from "../../../Assets/public/shared/words/return-words.en.js";
import { words as dutch } from "../../../Assets/public/shared/words/return-words.nl.js";

/** Parts of words that must not come near her: violence, body, sex, drugs, police, faith, death, family, bondage. */
const hurts = {
  nl: "mes$|zakmes|^bed$|klant|seks|sex|moord|dood|drug|porn|slaan|slaaf|bloed|wapen|geweld|politi|gevang|verkracht|hoer|naakt|" +
    "slet|pooier|borst|penis|kerk|moskee|duivel|moeder|vader|broer|zuster|^oom$|tante|angst|boete|straf|kogel|pistool|" +
    "ketting|kelder|hotel|massage|escort|camera|schuld|paspoort|visum|asiel|abort|zwanger|wiet|bier|wijn|zelfmoord",
  en: "knife|blade|^bed$|client|customer|sex|murder|dead|death|drug|porn|slave|blood|weapon|violen|police|prison|rape|" +
    "whore|naked|nude|slut|pimp|breast|penis|church|mosque|devil|mother|father|brother|sister|uncle|aunt|fear|punish|" +
    "bullet$|pistol|chain|cellar|hotel|massage|escort|camera|debt|passport|visa|asylum|abort|pregnan|^weed|beer|wine|suicid",
};

for (const [language, words] of [["nl", dutch], ["en", english]]) {
  test(`${language}: 2,048 plain words of 4 to 8 letters`, () => {
    assert.equal(words.length, 2048);
    assert.deepEqual(words.filter((word) => !/^[a-z]{4,8}$/.test(word)), []);
    assert.deepEqual([...words].sort(), words);
  });

  test(`${language}: the first four letters are one word's own`, () => {
    assert.equal(new Set(words.map((word) => word.slice(0, 4))).size, 2048);
  });

  test(`${language}: no two words differ in one letter`, () => {
    const blanked = words.flatMap((word) => Array.from(word, (_, i) => `${word.slice(0, i)}?${word.slice(i + 1)}`));
    const shortened = words.flatMap((word) => Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1)));

    assert.equal(new Set(blanked).size, blanked.length);
    assert.deepEqual(shortened.filter((word) => words.includes(word)), []);
  });

  test(`${language}: none of the words that could hurt`, () => {
    const pattern = new RegExp(hurts[language]);
    assert.match(hurts[language].split("|")[3], pattern);

    assert.deepEqual(words.filter((word) => pattern.test(word)), []);
  });

  test(`${language}: what is generated is read back, however it is typed`, () => {
    for (let round = 0; round < 50; round += 1) {
      const code = newReturnCode(language);
      const expected = { code, language };
      const plain = code.split(" ");
      const ways = [
        code, `  ${code.toUpperCase()} `, plain.join(", "), plain.map((word, i) => `${i + 1}. ${word}`).join("\n"),
        plain.map((word) => word.slice(0, 4)).join("-"), plain.map((word) => `${word}́`).join(" "),
      ];
      for (const typed of ways) {
        const read = normaliseReturnCode(typed);
        assert.equal(read.code, expected.code, typed);
      }
    }
  });
}

test("a return code with a word too few, or an unknown one, is told apart", () => {
  const five = dutch.slice(0, 5).join(" ");

  assert.deepEqual(normaliseReturnCode(five), { problem: "count", count: 5 });
  assert.deepEqual(normaliseReturnCode(`${five} qqqq`), { problem: "unknown", word: "qqqq" });
  assert.deepEqual(normaliseReturnCode(""), { problem: "count", count: 0 });
});

test("a passphrase has five words of the list", () => {
  const words = newPassphrase("en").split(" ");

  assert.equal(words.length, 5);
  assert.ok(words.every((word) => english.includes(word)));
});
