import { stamp, tell } from "../../shell/elements/parts.js";
import { FollowUps } from "../models/follow-ups.js";

/** What was begun for a conversation in this tab: opening its closing again offers it no second time. @type {WeakMap<object, Set<string>>} */
const begun = new WeakMap();

/**
 * Asks the counsellor at the closing whether the team is to ask later if she arrived; nothing begins by itself.
 * @param {{conversation: object, places: import("../../referral/models/went-out.js").Place[], texts: object, words: object}} about `texts` of the
 *   workspace, `words` of the directory
 * @returns {HTMLElement}
 */
export function followUpOffer({ conversation, places, texts, words }) {
  const { root, parts } = stamp("part-follow-up-offer");
  const known = begun.get(conversation) || new Set();
  begun.set(conversation, known);
  const open = () => places.filter(({ organisation }) => !known.has(organisation));
  const show = () => {
    const names = open().map(({ organisation }) => organisation).join(", ");
    parts.text.textContent = words.get(names ? "followUpOffer" : "followUpOffered", { names });
    parts.take.hidden = !names;
  };
  parts.take.addEventListener("click", async () => {
    parts.take.disabled = true;
    tell(parts.error, null);
    try {
      const followUps = new FollowUps(conversation.parts);
      for (const place of open()) {
        await followUps.create(conversation, { question: "arrived", ...place, note: conversation.name(texts) });
        known.add(place.organisation);
      }
      tell(parts.said, words.get("followUpBegun"));
    } catch (error) {
      tell(parts.error, error.code === "conflict" ? words.get("followUpNotBegun") : texts.problem(error));
    }
    parts.take.disabled = false;
    show();
  });
  show();
  return root;
}
