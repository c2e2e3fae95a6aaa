import { directory, wordsOf } from "../../referral/models/directory.js";
import { kept } from "../../referral/models/kept.js";
import { agreedGuests, appointedWith, once, placesOf } from "../../referral/models/went-out.js";
import { stamp, tell } from "../../shell/elements/parts.js";
import { FollowUps } from "../models/follow-ups.js";

/** Codes of the field `referral` of who goes along on this way. */
const COMPANIONS = ["police", "zorgco", "lawyer"];

/** Conversations of this tab whose way is followed already. @type {WeakSet<object>} */
const followed = new WeakSet();

/**
 * Asks the counsellor at the closing whether the team is to ask how far she is on the way to the police; nothing begins by itself, and no
 * one of those who could be asked comes first.
 * @param {{conversation: object, texts: object}} about `texts` of the workspace
 * @returns {Promise<HTMLElement|null>} null when it was begun already @throws {Problem} `network`
 */
export async function pathOffer({ conversation, texts }) {
  if (followed.has(conversation)) return null;
  const page = await directory(texts.language);
  if (!document.getElementById("part-path-offer")) document.body.append(document.adoptNode(page.getElementById("part-path-offer")));
  const words = wordsOf(page);
  const { lines } = conversation;
  const places = once([...placesOf(kept(lines), [words]), ...agreedGuests(lines), ...appointedWith(lines)]).filter(({ code }) => COMPANIONS.includes(code));
  const herself = { organisation: words.texts.get("followPathHerself"), reach: "" };
  const { root, parts } = stamp("part-path-offer");
  for (const place of [...places, herself]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = words.texts.get("followPathAsk", { organisation: place.organisation });
    button.addEventListener("click", () => begin(place, button));
    parts.choices.append(button);
  }
  return root;

  async function begin({ organisation, reach }, button) {
    button.disabled = true;
    tell(parts.error, null);
    try {
      await new FollowUps(conversation.parts).create(conversation, { question: "police", code: "police", organisation, reach, note: conversation.name(texts) });
      followed.add(conversation);
      parts.choices.hidden = true;
      tell(parts.said, words.texts.get("followUpBegun"));
    } catch (error) {
      tell(parts.error, error.code === "conflict" ? words.texts.get("followUpNotBegun") : texts.problem(error));
    }
    button.disabled = false;
  }
}
