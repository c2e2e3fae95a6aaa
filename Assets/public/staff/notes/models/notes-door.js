/**
 * The only addresses the notes know: a note can be read, written, and a colleague asked. There is none here that a visitor's page
 * reads from, and a test keeps the modules of notes from importing what seals or sends a message.
 */
export class NotesDoor {
  #api;
  #path;

  /** @param {{get: Function, post: Function, put: Function, delete: Function}} api @param {string} conversation id */
  constructor(api, conversation) {
    this.#api = api;
    this.#path = `/conversations/${conversation}`;
  }

  /** @param {number} after number of the last note known here */
  read(after) {
    return this.#api.get(`${this.#path}/notes?after=${after}`);
  }

  /** @param {{id: string, kind: "note"|"whisper", sealed: string}} note */
  write(note) {
    return this.#api.post(`${this.#path}/notes`, note);
  }

  /** @param {string} member id of the colleague who may read and write the notes from now on */
  ask(member) {
    return this.#api.put(`${this.#path}/consultations/${member}`, {});
  }

  /** @param {string} member */
  release(member) {
    return this.#api.delete(`${this.#path}/consultations/${member}`);
  }
}
