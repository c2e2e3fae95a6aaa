/** What a conversation is opened, kept and answered with. Loaded with the first conversation: an empty workspace needs none of it. */
export { openRoot } from "../../../shared/crypto/conversation-keys.js";
export { Conversation } from "../../../shared/models/conversation.js";
export { SafetyPlan } from "../../safety/models/safety-plan.js";
export { DraftKeeper } from "./draft-keeper.js";
export { FORMS, FormDraft } from "./form-draft.js";
export { giveNickname } from "./nicknames.js";
export { Sending } from "./sending.js";
export { StaffContent } from "./staff-content.js";
