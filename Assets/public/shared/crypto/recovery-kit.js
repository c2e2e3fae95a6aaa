/** The recovery kit on paper: docs/protocol.md, "The team". */

import { recordFrom } from "./hpke.js";
import { SealRefused, concat, equalBytes, require, sha256 } from "./primitives.js";

/** Crockford's base32: no I, L, O, U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * @param {Uint8Array} recoveryRecord the recovery member's private record, 97 bytes
 * @param {Uint8Array} rootHash
 * @returns {Promise<{key: string, root: string}>} to be printed and locked away, never stored
 */
export async function kitText(recoveryRecord, rootHash) {
  require(recoveryRecord.length === 97 && rootHash.length === 32, "malformed");
  return { key: await paper(recoveryRecord.slice(0, 32)), root: await paper(rootHash) };
}

/**
 * @param {string} text as typed: any case, spaces or hyphens
 * @param {Uint8Array} recoveryPublic from the verified membership list
 * @returns {Promise<Uint8Array>} the recovery member's private record
 * @throws {SealRefused} `kit`: mistyped, or of another team
 */
export async function readKit(text, recoveryPublic) {
  const scalar = await fromPaper(text);
  try {
    return await recordFrom(scalar, recoveryPublic);
  } catch (error) {
    throw error instanceof SealRefused ? new SealRefused("kit") : error;
  }
}

/** @param {string} text @returns {Promise<Uint8Array>} the root hash @throws {SealRefused} `kit` */
export async function readRoot(text) {
  return fromPaper(text);
}

// Internal

/** 32 bytes and 4 of their SHA-256 as 58 characters, most significant bit first, in groups of four. */
async function paper(bytes) {
  const whole = concat(bytes, (await sha256(bytes)).slice(0, 4));
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of concat(whole, Uint8Array.of(0))) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < 58) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
  }
  return text.match(/.{1,4}/g).join(" ");
}

async function fromPaper(text) {
  const plain = String(text).toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  const values = Array.from(plain, (character) => alphabet.indexOf(character));
  require(values.length === 58 && values.every((value) => value >= 0), "kit");
  const bytes = [];
  let bits = 0;
  let held = 0;
  for (const value of values) {
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  require((held & ((1 << bits) - 1)) === 0, "kit");
  const whole = Uint8Array.from(bytes);
  const check = (await sha256(whole.slice(0, 32))).slice(0, 4);
  require(equalBytes(check, whole.slice(32)), "kit");
  return whole.slice(0, 32);
}
