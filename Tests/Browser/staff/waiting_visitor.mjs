import "../crypto/webcrypto.mjs";
import { newConversation } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { Conversation } from "../../../Assets/public/shared/models/conversation.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { Workspace } from "../../../Assets/public/staff/chat/models/workspace.js";

/** A visitor who waits, and as much of the server as a professional's workspace asks for. */
export async function waiting() {
  const id = crypto.randomUUID();
  const team = await generateKeyPair();
  const made = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: team.publicBytes });
  const { sealed, ...epoch } = made.request.epoch;
  const server = { entries: [], items: [], posts: 0, claimedBy: null, later: [] };
  const visitor = new Conversation({
    id, me: { role: "visitor", id: "visitor" }, as: "visitor", recipient: made.keys.visitor, root: made.keys.root,
    audience: ["team", "visitor"], onItem: () => {},
  });
  const append = (entry) => server.entries.push({ seq: server.entries.length + 1, at: 1, ...entry }) && server.entries[server.entries.length - 1];
  append({ type: "epoch", epoch: { ...epoch, sealed: sealed.team } });
  await visitor.accept([{ ...server.entries[0], epoch: { ...epoch, sealed: sealed.visitor } }]);
  server.says = async (text) => {
    const { id: message, counter, instance, envelope } = await visitor.seal({ id: crypto.randomUUID(), text });
    visitor.sealedWasStored(counter);
    const entry = append({ type: "message", id: message, epoch: 1, sender: { role: "visitor", id: "visitor", instance, counter }, envelope });
    await visitor.accept([entry]);
    return { conversation: id, ...entry };
  };
  const routes = [
    ["post", /claim$/, () => {
      if (server.claimedBy) throw new Problem(409, "taken");
      server.claimedBy = "bram";
      return { id };
    }],
    ["post", /messages$/, (body) => {
      server.posts += 1;
      const sender = { role: "counsellor", id: "bram", instance: body.instance, counter: body.counter };
      return append({ type: "message", id: body.id, epoch: body.epoch, sender, envelope: body.envelope });
    }],
    ["post", /typing$|closure$/, () => null],
    ["get", /entries\?after=(\d+)/, (_, [, after]) => ({
      entries: server.entries.filter(({ seq }) => seq > Number(after)), last: server.entries.length,
    })],
    ["get", /conversations\/[^/]+$/, () => ({
      id, state: "active", sealedRoot: { teamEpoch: 1, sealed: made.request.sealedRoot }, staffKey: server.staffKey || null, items: server.items, case: null,
    })],
    ["put", /handover$/, () => {
      if (server.nobodyElse) throw new Problem(409, "nobody-else");
      if (server.unheard) throw new Problem(0, "network");
    }],
    ["put", /staff-key$/, (body) => {
      server.staffKey = body;
      return null;
    }],
    ["delete", /items\/(.+)$/, (_, [, name]) => server.removed.push(name)],
    ["put", /items\/([^/]+)\/(.+)$/, (body, [, kind, item]) => {
      server.items.push({ kind, id: item, ...body });
      return { version: body.version };
    }],
  ];
  const call = (method) => async (path, body) => {
    const [, pattern, answer] = routes.find(([verb, form]) => verb === method && form.test(path));
    return answer(body, pattern.exec(path));
  };
  const api = { get: call("get"), post: call("post"), put: call("put"), delete: call("delete") };
  const ring = { member: { id: "bram" }, teamEpoch: 1, teamPublic: team.publicBytes, latestTeamKey: async () => team.key };
  const workspace = new Workspace({ api, ring, language: "nl", later: (then) => server.later.push(then) });
  const row = { id, since: 0, language: "nl", topic: null, danger: false, number: 3 };
  workspace.receive("queue", { open: true, waiting: [row], mine: [], atMost: 2 });
  return { server, workspace, row, id };
}

export const texts = ({ lines }) => lines.filter(({ type }) => type === "message").map(({ text }) => text);
export const settled = () => new Promise((done) => setTimeout(done, 50));
