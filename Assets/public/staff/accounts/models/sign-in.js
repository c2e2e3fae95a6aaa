import { deriveSecrets } from "../../../shared/crypto/passphrase.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { Problem } from "../../../shared/models/http-client.js";
import { KeyRing } from "./key-ring.js";
import { OpenedKeys } from "./opened-keys.js";
import { refusal } from "../../shell/models/staff-client.js";

/** Turns a name, a passphrase and a code into an unlocked key ring. Holds nothing between two calls. */
export class SignIn {
  /** @param {import("../../shell/models/staff-client.js").StaffClient} api */
  constructor(api) {
    this.api = api;
  }

  /**
   * @param {{name: string, passphrase: string, code: string}} input
   * @returns {Promise<KeyRing>}
   * @throws {Problem} "wrong-sign-in" for any wrong part, "not-admitted" before a coordinator let us in
   * @throws {SealRefused} when the membership list is not ours, or older than one we saw
   */
  async signIn({ name, passphrase, code }) {
    const { salt, iterations } = await this.api.post("/sign-ins/salts", { name });
    const secrets = await this.stretch(passphrase, salt, iterations);
    const unlocked = await this.api.post("/sign-ins", {
      name,
      secret: base64url(secrets.signInSecret),
      code: code.replace(/\s/g, ""),
    });
    return this.ring(await this.open(unlocked, secrets.localHalf));
  }

  /** Who the cookie says we are, or null when it is gone. */
  async current() {
    try {
      return await this.api.get("/me");
    } catch (error) {
      if (error instanceof Problem && error.code === "signed-out") return null;
      throw error;
    }
  }

  /** The passphrase again, for a cookie that is still good. @returns {Promise<KeyRing>} */
  async unlock(passphrase) {
    return this.ring(await this.openKeys(passphrase));
  }

  /** The same, but bare: for admission, which has to seal the team key. The caller forgets them. @returns {Promise<OpenedKeys>} */
  async openKeys(passphrase) {
    const { salt, iterations } = await this.api.get("/me");
    const secrets = await this.stretch(passphrase, salt, iterations);
    const unlocked = await this.api.post("/unlocks", { secret: base64url(secrets.signInSecret) });
    return this.open(unlocked, secrets.localHalf);
  }

  async signOut() {
    await this.api.delete("/sign-ins/current");
  }

  // Internal

  /** Too few rounds are refused there: a server must not be able to make guessing cheaper. */
  stretch(passphrase, salt, iterations) {
    return deriveSecrets(passphrase, fromBase64url(salt), iterations);
  }

  async open(unlocked, localHalf) {
    if (!unlocked.admitted) throw refusal("not-admitted");
    return OpenedKeys.open(unlocked, localHalf);
  }

  /** The ring with what the membership list says now; the newest number is kept for the next sign-in, wherever that is. */
  async ring(opened) {
    try {
      const ring = await KeyRing.from(opened);
      await ring.refresh(this.api);
      await opened.remember(this.api, ring.lastNumber);
      return ring;
    } finally {
      opened.forget();
    }
  }
}
