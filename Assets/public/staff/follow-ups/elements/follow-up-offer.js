import { stamp, tell } from "../../shell/elements/parts.js";
import { FollowUps } from "../models/follow-ups.js";

/**
 * Asks the counsellor at the closing whether the team is to ask later if she arrived; nothing begins by itself.
 * @param {{conversation: object, places: import("../../referral/models/went-out.js").Place[], texts: object, words: object}} about `texts` of the
 *   workspace, `words` of the directory
 * @returns {Promise<HTMLElement>} which offers none a second time @throws {Problem}
 */
export async function followUpOffer({ conversation, places, texts, words }) {
  const { root, parts } = stamp("part-follow-up-offer");
  const followUps = new FollowUps(conversation.parts);
  const known = await followUps.askedFor(conversation, "arrived");
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
