/** The secret of the code app, as a person types it and as an app takes it. */
export class TotpSecret {
  /** @param {{secret: string, account: string, issuer: string}} parts `secret` in base32 */
  constructor({ secret, account, issuer }) {
    this.secret = secret.replace(/=+$/, "");
    this.account = account;
    this.issuer = issuer;
  }

  get groups() {
    return this.secret.match(/.{1,4}/g).join(" ");
  }

  get link() {
    const label = `${encodeURIComponent(this.issuer)}:${encodeURIComponent(this.account)}`;
    return `otpauth://totp/${label}?secret=${this.secret}&issuer=${encodeURIComponent(this.issuer)}&algorithm=SHA1&digits=6&period=30`;
  }
}
