// As much of the staff site as its models talk to: it stores what it is given and checks what the real one checks.
import "../crypto/webcrypto.mjs";
import { base64url, fromBase64url, random, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";

export const code = "123456";

export class StaffServer {
  constructor() {
    this.members = new Map();
    this.statements = [];
    this.keys = [];
    this.invitations = new Map();
    this.conversations = new Map();
    this.started = { memberId: crypto.randomUUID(), share: base64url(random(32)) };
    this.calls = [];
  }

  /** What one browser sees of it: the cookie of one member. */
  browser(session = { member: null }) {
    const call = (method) => async (path, body) => {
      this.calls.push(`${method} ${path}`);
      const handler = this[`${method} /${path.split("/")[1].split("?")[0]}`];
      return JSON.parse(JSON.stringify((await handler.call(this, body, session, path)) ?? null));
    };
    return { get: call("GET"), post: call("POST"), put: call("PUT"), delete: call("DELETE"), session };
  }

  unlocked({ id, name, displayName, role, share, wrapped, admitted }) {
    return { member: { id, name, displayName, role }, share, wrapped, admitted };
  }

  async "POST /set-ups"({ token }) {
    if (token !== "link") throw new Problem(403, "wrong-code");
    return { ...this.started, totpSecret: "JBSWY3DPEHPK3PXP", installation: { name: "Voorbeeld" } };
  }

  async "PUT /set-ups"(body) {
    this.statements = body.statements;
    this.keys = body.teamKeys.map((key) => ({ ...key, teamEpoch: 1 }));
    this.keep({ ...body, id: body.memberId, share: this.started.share, role: "coordinator", admitted: true });
  }

  async "POST /sign-ins"({ name, secret, code: typed }, session, path) {
    const member = Array.from(this.members.values()).find((each) => each.name === name);
    if (path.endsWith("/salts")) return { salt: member?.salt ?? base64url(random(16)), iterations: 600000 };
    if (!member || member.signInSecret !== secret || typed !== code) throw new Problem(403, "wrong-sign-in");
    session.member = member.id;
    return this.unlocked(member);
  }

  async "POST /unlocks"({ secret }, session) {
    const member = this.members.get(session.member);
    if (member.signInSecret !== secret) throw new Problem(403, "wrong-sign-in");
    return this.unlocked(member);
  }

  async "GET /me"(_, session) {
    const member = this.members.get(session.member);
    if (!member) throw new Problem(401, "signed-out");
    return { member, salt: member.salt, iterations: member.iterations };
  }

  async "PUT /me"({ replaced, wrapped }, session) {
    const member = this.members.get(session.member);
    if (member.wrapped !== replaced) throw new Problem(409, "epoch-old");
    member.wrapped = wrapped;
  }

  async "GET /team"(_, session, path) {
    if (!this.members.has(session.member)) throw new Problem(401, "signed-out");
    if (path.startsWith("/team/resealing")) return this.behind(path);
    const names = Object.fromEntries(Array.from(this.members, ([id, { name, displayName, role }]) => [id, { name, displayName, role }]));
    return { statements: this.statements, keys: this.keys.filter(({ memberId }) => memberId === session.member), names };
  }

  async "POST /invitations"(body) {
    this.invitations.set(body.id, { ...body, state: "open", expires: 1 });
    return { expires: 1 };
  }

  async "GET /invitations"() {
    return { invitations: Array.from(this.invitations.values()) };
  }

  async "POST /enrolments"(body, _, path) {
    const invitation = this.invitations.get(body.invitation);
    const hash = base64url(await sha256(fromBase64url(body.token)));
    if (!invitation || invitation.tokenHash !== hash) throw new Problem(403, "wrong-code");
    if (path.endsWith("/started")) {
      invitation.offer = { memberId: crypto.randomUUID(), share: base64url(random(32)) };
      return { ...invitation.offer, totpSecret: "JBSWY3DPEHPK3PXP", role: invitation.role };
    }
    if (invitation.enrolment && invitation.enrolment.mac !== body.mac) throw new Problem(403, "wrong-code");
    if (invitation.enrolment) return null;
    invitation.state = "enrolled";
    invitation.enrolment = { ...body };
    return this.keep({ ...body, id: body.memberId, share: invitation.offer.share, role: invitation.role, admitted: false });
  }

  async "POST /admissions"({ invitation: id, statement, signature, teamKey }) {
    const { enrolment } = this.invitations.get(id);
    this.statements.push({ statement, signature });
    this.keys.push({ memberId: enrolment.memberId, ...teamKey });
    this.members.get(enrolment.memberId).admitted = true;
  }

  async "POST /team"({ statements, teamKeys, ...signed }, _, path) {
    if (path === "/team/roles") this.statements.push(signed);
    if (path !== "/team/keys") return;
    this.statements.push(...statements);
    const remain = teamKeys.map(({ memberId }) => memberId);
    for (const id of this.members.keys()) if (!remain.includes(id)) this.members.delete(id);
    this.teamEpoch = Math.max(...this.keys.map(({ teamEpoch }) => teamEpoch)) + 1;
    this.keys.push(...teamKeys.map((key) => ({ ...key, teamEpoch: this.teamEpoch })));
  }

  async "PUT /team"({ conversations }) {
    for (const { id, sealedRoot, staffKey, epochs, next } of conversations) {
      if (this.breaksAfter-- === 0) throw new Problem(503, "network");
      const stored = this.conversations.get(id);
      for (const { number, sealed } of epochs) stored.epochs[number - 1].sealed.team = sealed;
      Object.assign(stored, { sealedRoot, staffKey, teamEpoch: this.teamEpoch });
      stored.epochs.push(next);
    }
    const { left } = this.behind("");
    if (left === 0) this.keys = this.keys.filter(({ teamEpoch }) => teamEpoch === this.teamEpoch);
    return { left };
  }

  /** Two at a time, in the order of their ids. */
  behind(path) {
    const after = path.split("?after=")[1] || "";
    const all = Array.from(this.conversations.values()).filter(({ teamEpoch }) => teamEpoch < this.teamEpoch);
    const page = all.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, 2);
    const forTeam = (epochs) => epochs.map((epoch) => ({ ...epoch, sealed: epoch.sealed.team }));
    return { left: all.length, conversations: page.map((each) => ({ ...each, epochs: forTeam(each.epochs) })) };
  }

  keep(member) {
    this.members.set(member.id, member);
  }
}
