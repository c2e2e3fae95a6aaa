/** What each professional can take on, as the coordinator sets it. */
export class Capacities {
  /** @param {{get: Function, put: Function}} api */
  constructor(api) {
    this.api = api;
  }

  /**
   * @param {string[]} members ids of those who talk with visitors
   * @returns {Promise<{member: string, atMost: number, languages: string[]}[]>} in the order asked; for whom nothing was set
   *   stands what holds for everybody
   */
  async of(members) {
    const { usual, capacities } = await this.api.get("/team/capacities");
    const known = new Map(capacities.map((each) => [each.member, each]));
    const rest = (member) => ({ member, atMost: Math.min(usual, 4), languages: ["en", "nl"] });
    return members.map((member) => known.get(member) || rest(member));
  }

  /** @param {string} member @param {{atMost: number, languages: string[]}} capacity languages: at least one */
  async set(member, { atMost, languages }) {
    await this.api.put(`/team/members/${member}/capacity`, { atMost, languages });
  }
}
