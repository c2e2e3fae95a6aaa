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
  assert.equal(readTooLate(queue(true), openedAt + 1800), false);
  assert.equal(readTooLate(queue(true), openedAt + 1801), true);
  assert.equal(readTooLate(queue(false), openedAt + 1801), false);
});
