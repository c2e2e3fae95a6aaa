/** Asks one group of the printed recovery kit back: proof that somebody holds the paper, not that he saw the screen. */
export class KitCheck {
  /** @param {string} key the kit's key text, groups divided by spaces @param {() => number} pick 0 ≤ pick() < 1 */
  constructor(key, pick) {
    const groups = key.trim().split(/\s+/);
    // The last group is shorter than the others, so it is not asked.
    this.index = Math.floor(pick() * (groups.length - 1));
    // Of the key nothing else is kept here: it outlives the kit on the page.
    this.group = groups[this.index];
  }

  /** The group that is asked, counted from 1. */
  get number() {
    return this.index + 1;
  }

  /** Forgives spaces, small letters and the letters that Crockford's alphabet reads as digits. */
  accepts(typed) {
    const plain = (text) => text.replace(/[\s-]/g, "").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
    return plain(typed) === plain(this.group);
  }
}
