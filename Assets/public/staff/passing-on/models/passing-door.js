import { openAnswer, openPassing, sealAnswer, sealPassing } from "../../../shared/crypto/passing.js";
import { recordOf } from "./passing-draft.js";

/** The server's side of passing on without a yes: it keeps what is sealed until it is over, and sends nothing to anybody. */
export class PassingDoor {
  /** @param {{api: object, ring: object}} parts */
  constructor({ api, ring }) {
    Object.assign(this, { api, ring });
  }

  /** A colleague is asked. @param {object} conversation @param {import("./passing-draft.js").PassingDraft} draft */
  async propose(conversation, draft, texts) {
    const { teamEpoch, teamPublic } = this.ring;
    const id = crypto.randomUUID();
    const { ground, told } = draft;
    const record = await sealPassing({ passing: id, conversation: conversation.id, teamEpoch }, recordOf(draft, texts), teamPublic);
    const passing = await this.api.post(`/conversations/${conversation.id}/passings`, { id, ground, told, teamEpoch, record });
    conversation.know({ passing });
  }

  /** @param {string} id @returns {Promise<{conversation: string, record: object|null, answer: string}>} what is sealed of it, opened */
  async read(id) {
    const { conversation, record, answer } = await this.api.get(`/passings/${id}/record`);
    const open = async (how, item) => how(await this.ring.latestTeamKey(item.teamEpoch, this.api), { passing: id, conversation, teamEpoch: item.teamEpoch }, item.sealed);
    return { conversation, record: record ? await open(openPassing, record) : null, answer: answer ? await open(openAnswer, answer) : "" };
  }

  /** @param {{passing: string, conversation: string}} call @param {boolean} agrees @param {string} reason */
  async judge({ passing, conversation }, agrees, reason) {
    const { teamEpoch, teamPublic } = this.ring;
    const answer = await sealAnswer({ passing, conversation, teamEpoch }, reason, teamPublic);
    await this.api.post(`/passings/${passing}/judgement`, { agrees, teamEpoch, answer });
  }

  /**
   * It was told to whom it was for. The notes go first: the server drops what was sealed.
   * @param {object} conversation @param {string} told @param {string[]} notes @param {(text: string) => Promise<void>} write
   */
  async finish(conversation, told, notes, write) {
    const { id } = conversation.facts.passing;
    const kept = conversation.passed && conversation.passed.id === id ? conversation.passed : (conversation.passed = { id, written: [] });
    for (const note of notes.slice(kept.written.length)) {
      await write(note);
      kept.written.push(note);
    }
    conversation.know({ passing: await this.api.post(`/passings/${id}/done`, { told }) });
    conversation.passed = null;
  }

  async withdraw(conversation) {
    await this.api.delete(`/passings/${conversation.facts.passing.id}`);
    conversation.know({ passing: { ...conversation.facts.passing, step: "withdrawn" } });
  }
}
