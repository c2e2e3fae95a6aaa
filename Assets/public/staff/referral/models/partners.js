/** The partner directory, as the server answers it. What was searched is kept nowhere, here neither. */
export class Partners {
  /** @param {object} api the staff site's JSON interface */
  constructor(api) {
    this.api = api;
  }

  /** @param {object} asked the form's fields; what is empty asks nothing @returns {Promise<{matches: object[], more: boolean}>} */
  search(asked) {
    return this.api.post("/partner-matches", needOf(asked));
  }

  /** @returns {Promise<number>} how many of the national numbers were added */
  async addStarters() {
    return (await this.api.post("/starter-partners")).added;
  }
}

/** @param {Object<string, string>} asked */
export function needOf(asked) {
  const need = {};
  for (const [name, value] of Object.entries(asked)) {
    const said = value.trim();
    if (said === "") continue;
    if (name === "age") need.age = Number(said);
    else if (name === "openNow") need.openNow = true;
    else need[name] = said;
  }
  return need;
}
