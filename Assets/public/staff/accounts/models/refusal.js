import { Problem } from "../../../shared/models/http-client.js";

/** Something this browser refuses by itself, in the form in which the server refuses. @param {string} code */
export const refusal = (code) => new Problem(403, code);
