/** Codes of the field `willingness` with which nothing is decided yet. */
const OPEN = ["doubt", "anon", "info", "melding", "aangifte"];

/** @param {string|undefined} willingness as registered @returns {boolean} whether there is something left to ask after on the way to the police */
export function isUnderWay(willingness) {
  return OPEN.includes(willingness);
}
