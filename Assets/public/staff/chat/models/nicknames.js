/** Plants, trees and birds: short, calm, easy to tell apart, and no name that a person could have. */
export const nicknames = {
  nl: [
    "Wilg", "Eik", "Beuk", "Berk", "Els", "Es", "Den", "Lork", "Linde", "Hazelaar", "Vlier", "Kastanje", "Meidoorn", "Klaver",
    "Varen", "Mos", "Riet", "Lisdodde", "Klaproos", "Boterbloem", "Sleutelbloem", "Krokus", "Tulp", "Zonnebloem", "Munt",
    "Tijm", "Salie", "Lavendel", "Kamille", "Koolmees", "Merel", "Spreeuw", "Zwaluw", "Reiger", "Kievit", "Grutto", "Wulp",
    "Uil", "Specht", "Winterkoning", "Putter", "Vink", "Kwikstaart", "IJsvogel", "Ooievaar", "Zwaan", "Fuut", "Meerkoet",
  ],
  en: [
    "Willow", "Oak", "Beech", "Birch", "Alder", "Ash", "Pine", "Larch", "Lime", "Elder", "Chestnut", "Hawthorn", "Clover",
    "Fern", "Moss", "Reed", "Poppy", "Buttercup", "Primrose", "Crocus", "Tulip", "Sunflower", "Mint", "Thyme", "Sage",
    "Lavender", "Camomile", "Blackbird", "Starling", "Swallow", "Heron", "Lapwing", "Godwit", "Curlew", "Owl", "Woodpecker",
    "Wren", "Goldfinch", "Finch", "Wagtail", "Kingfisher", "Stork", "Swan", "Grebe", "Coot", "Plover",
  ],
};

/**
 * Draws a nickname that is not in use among one's own conversations.
 * @param {"nl"|"en"} language of the workspace
 * @param {Set<string>} taken
 * @param {(limit: number) => number} draw a whole number from 0 up to and without `limit`
 */
export function drawNickname(language, taken, draw) {
  const words = nicknames[language] || nicknames.nl;
  for (;;) {
    const name = `${words[draw(words.length)]} ${draw(90) + 10}`;
    if (!taken.has(name)) return name;
  }
}

/** Unbiased whole numbers from the cryptographic source. @param {number} limit at most 65,536 */
export function drawNumber(limit) {
  const ceiling = Math.floor(65536 / limit) * limit;
  const box = new Uint16Array(1);
  do crypto.getRandomValues(box);
  while (box[0] >= ceiling);
  return box[0] % limit;
}

/**
 * Draws a nickname and stores it sealed; the one of a colleague's browser that was faster is taken over.
 * @param {import("./staff-content.js").StaffContent} content
 */
export async function giveNickname(content, language, taken, draw = drawNumber) {
  const name = drawNickname(language, taken, draw);
  try {
    await content.put("nickname", "nickname", name);
    return name;
  } catch (error) {
    if (error.code !== "conflict") throw error;
    return content.readAgain("nickname");
  }
}
