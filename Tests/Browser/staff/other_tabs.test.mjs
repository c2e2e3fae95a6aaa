// One professional, several tabs of one browser.
import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateKeyPair, importPrivateRecord } from "../../../Assets/public/shared/crypto/hpke.js";
import { KeyRing } from "../../../Assets/public/staff/accounts/models/key-ring.js";
import { OtherTabs } from "../../../Assets/public/staff/accounts/models/other-tabs.js";

/** A browser: who has a channel of that name open hears what the others post there, as a copy and at once. */
class Browser {
  channels = new Set();
  posted = [];

  tab(now) {
    return new OtherTabs({ open: (name) => this.open(name), now });
  }

  open(name) {
    const channel = {
      name,
      postMessage: (message) => {
        this.posted.push(message.type || "keys");
        const data = structuredClone(message);
        for (const other of Array.from(this.channels)) {
          if (other !== channel && other.name === name && other.onmessage) other.onmessage({ data });
        }
      },
      close: () => this.channels.delete(channel),
    };
    this.channels.add(channel);
    return channel;
  }
}

const ada = { id: "ada", role: "counsellor" };

async function ring(member = ada) {
  const [hpke, team] = await Promise.all([generateKeyPair(), generateKeyPair()].map(async (pair) => importPrivateRecord((await pair).record)));
  return new KeyRing({ member, hpke, signing: hpke, rootHash: new Uint8Array(32), lastNumber: 3, team: new Map([[1, team]]) });
}

/** @returns {object[]} the keys that come to this tab */
function keysOf(tab) {
  const keys = [];
  tab.on("keys", (parts) => keys.push(parts));
  return keys;
}

test("a new tab asks and gets the keys, which cannot be exported there either", async () => {
  const browser = new Browser();
  browser.tab().unlocked(await ring());
  const tab = browser.tab();
  const keys = keysOf(tab);

  tab.ask("ada");

  const got = new KeyRing(keys[0]);
  assert.equal(got.lastNumber, 3);
  assert.equal(got.teamKey(1).privateKey.extractable, false);
  await assert.rejects(crypto.subtle.exportKey("pkcs8", got.hpke.privateKey));
});

test("keys reach the tab that asked and no other", async () => {
  const browser = new Browser();
  const unlocked = browser.tab();
  unlocked.unlocked(await ring());
  const [asking, beside] = [browser.tab(), browser.tab()];
  const [asked, overheard] = [keysOf(asking), keysOf(beside)];
  assert.deepEqual(browser.posted, []);

  asking.ask("ada");

  assert.equal(asked.length, 1);
  assert.equal(overheard.length, 0);
  assert.deepEqual(browser.posted, ["ask", "keys"]);
});

test("a locked tab and another member's tab do not answer", async () => {
  const browser = new Browser();
  const [locked, bram] = [browser.tab(), browser.tab()];
  locked.unlocked(await ring());
  bram.unlocked(await ring({ id: "bram" }));
  locked.left();
  const tab = browser.tab();
  const keys = keysOf(tab);

  tab.ask("ada");

  assert.deepEqual(keys, []);
  assert.deepEqual(browser.posted, ["ask"]);
});

test("an answer with somebody else's keys is not taken", async () => {
  const browser = new Browser();
  const tab = browser.tab();
  const keys = keysOf(tab);
  tab.ask("ada");
  const answer = Array.from(browser.channels).find(({ name }) => name !== "lichtpunt").name;

  browser.open(answer).postMessage((await ring({ id: "bram" })).parts);

  assert.deepEqual(keys, []);
});

test("of two unlocked tabs the first answer is taken, and none after this tab left", async () => {
  const browser = new Browser();
  for (const tab of [browser.tab(), browser.tab()]) tab.unlocked(await ring());
  const tab = browser.tab();
  const keys = keysOf(tab);
  tab.ask("ada");
  assert.equal(keys.length, 1);

  const late = new Browser();
  const asking = late.tab();
  const none = keysOf(asking);
  asking.ask("ada");
  const { name } = Array.from(late.channels)[1];
  asking.left();
  late.open(name).postMessage((await ring()).parts);

  assert.deepEqual(none, []);
});

test("locking is told to every tab, input at most once in five seconds", async () => {
  let now = 0;
  const browser = new Browser();
  const [here, there] = [browser.tab(() => now), browser.tab()];
  const heard = [];
  for (const topic of ["lock", "sign-out", "alive"]) there.on(topic, () => heard.push(topic));
  here.alive();
  assert.deepEqual(heard, []);
  here.unlocked(await ring());

  for (now of [1, 4000, 5001]) here.alive();
  here.tellAll("lock");

  assert.deepEqual(heard, ["alive", "alive", "lock"]);
});

test("keys pass through a real channel", async () => {
  const opened = [];
  const open = (name) => opened[opened.push(new BroadcastChannel(name)) - 1];
  const [unlocked, tab] = [new OtherTabs({ open }), new OtherTabs({ open })];
  unlocked.unlocked(await ring());

  const keys = await new Promise((resolve) => {
    tab.on("keys", resolve);
    tab.ask("ada");
  });

  assert.equal(keys.hpke.privateKey.extractable, false);
  for (const channel of opened) channel.close();
});
