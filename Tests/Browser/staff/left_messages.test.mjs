import assert from "node:assert/strict";
import test from "node:test";
import { firstToRead, readTooLate } from "../../../Assets/public/staff/chat/models/left-messages.js";

const openedAt = 1_000_000;
const queue = (...beforeOpening) => ({ openedAt, waiting: beforeOpening.map((left) => ({ beforeOpening: left })) });

test("what was left before the opening is to be read first, and who waits now is not among it", () => {
  assert.equal(firstToRead(queue(true, false, true)), 2);
  assert.equal(firstToRead(queue(false)), 0);
});

test("half an hour after the opening it is too late, until the last of them is read", () => {
  const one = { open: true, openedAt, waiting: [{ left: openedAt - 7200 }, { left: null }] };

  assert.equal(readTooLate(one, openedAt + 1800), 0);
  assert.equal(readTooLate(one, openedAt + 1801), 1);
  assert.equal(readTooLate({ ...one, waiting: [{}] }, openedAt + 1801), 0);
});

test("what was left while the chat was open has half an hour of its own", () => {
  const two = { open: true, openedAt, waiting: [{ left: openedAt - 60 }, { left: openedAt + 3600 }] };

  assert.equal(readTooLate(two, openedAt + 3600 + 1800), 1);
  assert.equal(readTooLate(two, openedAt + 3600 + 1801), 2);
});

test("while it is closed none is read too late, however long ago it was left", () => {
  assert.equal(readTooLate({ open: false, openedAt: undefined, waiting: [{ left: openedAt }] }, openedAt + 90_000), 0);
});
