/** Which views a role has, by their name in `data-view`; the first is where it begins. What it may do the server decides. */
const views = {
  coordinator: ["workspace", "hours", "team", "figures"],
  "shift-lead": ["workspace", "hours", "figures"],
  counsellor: ["workspace"],
  researcher: ["figures"],
  "privacy-officer": ["audit"],
};

/** The address of each; all are this one document. */
export const paths = { workspace: "/", hours: "/openingstijden", team: "/team", audit: "/logboek", figures: "/cijfers" };

/** @param {string} role @returns {boolean} whether there is a queue and a stream for it */
export const talks = (role) => views[role].includes("workspace");

/** @param {string} role @param {string} path @returns {string} the view at that address, if the role has it */
export function viewAt(role, path) {
  return views[role].find((view) => paths[view] === path) || views[role][0];
}

/** @param {string} role @param {string} view @returns {string} the view, or where the role begins */
export function viewFor(role, view) {
  return views[role].includes(view) ? view : views[role][0];
}
