/** UTF-16 units of a name or a number, of a text of one's own, of all that she typed together, and of one note. */
const NAME = 80;
const TEXT = 1000;
const FACTS = 4000;
const NOTE = 2000;

/** What a counsellor says before a colleague is asked. @typedef {{ground: string, organisation: string, person: string, called: string,
 *   facts: import("../../../shared/crypto/passing.js").Fact[], why: string, advised: string, advice: string, told: string, reason: string,
 *   untold: string}} PassingDraft `advised`: "yes", "no" or "" for whether Veilig Thuis advised; `advice`: what it said */

/** What she typed herself and can be chosen: no professional's or guest's words, nothing that a button sent, nothing that did not open. */
export function typedBy(lines) {
  return lines.filter(isHers);
}

/**
 * The facts of a record: what she typed, word for word, in the order of the log. There is no other way to make one.
 * @param {object[]} lines of the conversation @param {number[]} chosen numbers in the log
 * @returns {import("../../../shared/crypto/passing.js").Fact[]} @throws {TypeError} where a number is of nothing that she typed
 */
export function factsOf(lines, chosen) {
  const known = new Map(typedBy(lines).map((line) => [line.seq, line.text]));
  const numbers = [...new Set(chosen)].sort((a, b) => a - b);
  if (numbers.length === 0 || !numbers.every((seq) => known.has(seq))) throw new TypeError("only what she typed herself can be passed on");
  return numbers.map((seq) => ({ seq, text: known.get(seq) }));
}

/** @param {PassingDraft} draft @returns {string|null} the key of what is still missing or cannot be */
export function missingIn({ ground, organisation, person, called, facts, why, advised, advice, told, reason, untold }) {
  if (!ground) return "passNeedsGround";
  if ([organisation, person].some((text) => !text || text.length > NAME)) return "passNeedsWho";
  if (!/^\+?[\d -]{3,24}$/.test(called)) return "passNeedsNumber";
  if (facts.length === 0) return "passNeedsFacts";
  if (facts.reduce((length, { text }) => length + text.length, 0) > FACTS) return "passTooMuch";
  if (!why || why.length > TEXT) return "passNeedsWhy";
  if (!advised || (advised === "yes" && !advice) || advice.length > TEXT) return "passNeedsAdvice";
  if (ground === "meldcode" && advised !== "yes") return "passNeedsMeldcodeAdvice";
  if (!told) return "passNeedsTold";
  if (told === "not-told" && (!reason || !untold || untold.length > TEXT)) return "passNeedsReason";
  return null;
}

/** The very words that go to whom it is for: on the telephone or copied. @param {PassingDraft} draft @param {{get: Function}} texts */
export function sharedText({ ground, organisation, person, facts, told }, texts) {
  return [
    texts.get("passSharedTo", { person, employer: organisation }),
    texts.get("passSharedWhy", { ground: groundWord(ground, texts) }),
    texts.get("passSharedFacts"),
    ...facts.map(({ text }) => `“${text}”`),
    texts.get("passSharedEnd"),
    texts.get(told === "told" ? "passSharedTold" : "passSharedNotTold"),
  ].join("\n\n");
}

/** @param {PassingDraft} draft @param {{get: Function}} texts @returns {import("../../../shared/crypto/passing.js").PassingRecord} */
export function recordOf(draft, texts) {
  const { organisation, person, called, facts, why, advised, advice, told, reason, untold } = draft;
  return {
    organisation, person, called, facts, shared: sharedText(draft, texts), why, advice: advised === "yes" ? advice : "",
    reason: told === "told" ? "" : reason, untold: told === "told" ? "" : untold,
  };
}

/** Who judges and who looks back read the same. @returns {[string, string][]} what, and the words for it */
export function factsAbout({ ground, told }, record, texts) {
  const { organisation, person, called, why, advice, reason, untold } = record;
  return [
    [texts.get("passGround"), groundWord(ground, texts)],
    [texts.get("passTo"), `${person}, ${organisation} (${called})`],
    [texts.get("passWhy"), why],
    [texts.get("passAdvice"), advice || texts.get("passAdviceNone")],
    [texts.get("passTold"), texts.get(`passTold_${told.replace(/-/g, "_")}`)],
    ...(reason ? [[texts.get("passReason"), `${texts.get(`passReason_${reason}`)}. ${untold}`]] : []),
  ];
}

/** The internal notes that stay. @param {{ground: string, told: string}} passing @param {{judge: string, answer: string, at: string}} judged */
export function notesOf(passing, record, { judge, answer, at }, texts) {
  const about = factsAbout(passing, record, texts).map(([what, words]) => `${what}: ${words}`);
  const numbers = record.facts.map(({ seq }) => seq).join(", ");
  return inParts([
    texts.get("passNote", { time: at }), ...about, texts.get("passNoteSecond", { name: judge, answer: answer || "–" }),
    `${texts.get("passNoteFacts", { numbers })}`, record.shared,
  ].join("\n"));
}

/** Cut where a line ends, or a word, so that each fits into one note. @param {string} text @returns {string[]} */
export function inParts(text, size = NOTE) {
  const parts = [];
  let rest = text;
  while (rest.length > size) {
    const head = rest.slice(0, size);
    const cut = [head.lastIndexOf("\n"), head.lastIndexOf(" ")].find((place) => place > size / 2) ?? size;
    // A pair of units that is one sign stays together.
    const end = /[\uD800-\uDBFF]/.test(rest[cut - 1]) ? cut - 1 : cut;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

// Internal

function isHers({ type, sender, text, kind }) {
  return type === "message" && Boolean(sender) && sender.role === "visitor" && !kind && typeof text === "string" && text.trim() !== "";
}

function groundWord(ground, texts) {
  return texts.get(`passGround_${ground.replace(/-/g, "_")}`);
}
