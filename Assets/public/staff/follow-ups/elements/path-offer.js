import { directory, wordsOf } from "../../referral/models/directory.js";
import { kept } from "../../referral/models/kept.js";
import { agreedGuests, appointedWith, once, placesOf } from "../../referral/models/went-out.js";
import { stamp, tell } from "../../shell/elements/parts.js";
import { FollowUps } from "../models/follow-ups.js";

/** Codes of the field `referral` of those who, of what she kept, go along on this way. */
const COMPANIONS = ["police", "zorgco", "lawyer"];

/**
 * Asks the counsellor at the closing whether the team is to ask how far she is on the way to the police; nothing begins by itself, and no
 * one of those who could be asked comes first.
 * @param {{conversation: object, texts: object}} about `texts` of the workspace
 * @returns {Promise<HTMLElement>} which says so when it is followed already @throws {Problem}
 */
export async function pathOffer({ conversation, texts }) {
  const followUps = new FollowUps(conversation.parts);
  const asked = await followUps.askedFor(conversation, "police");
  const page = await directory(texts.language);
  if (!document.getElementById("part-path-offer")) document.body.append(document.adoptNode(page.getElementById("part-path-offer")));
  const words = wordsOf(page);
  const { lines } = conversation;
  const companions = placesOf(kept(lines), [words]).filter(({ code }) => COMPANIONS.includes(code));
  const places = once([...companions, ...agreedGuests(lines), ...appointedWith(lines)]);
  const herself = { organisation: words.texts.get("followPathHerself"), reach: "" };
  const { root, parts } = stamp("part-path-offer");
  if (asked.size > 0) {
    parts.text.textContent = words.texts.get("followPathOffered");
    return root;
  }
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
      await followUps.create(conversation, { question: "police", code: "police", organisation, reach, note: conversation.name(texts) });
      parts.choices.hidden = true;
      tell(parts.said, words.texts.get("followUpBegun"));
    } catch (error) {
      tell(parts.error, error.code === "conflict" ? words.texts.get("followUpNotBegun") : texts.problem(error));
    }
    button.disabled = false;
  }
}
