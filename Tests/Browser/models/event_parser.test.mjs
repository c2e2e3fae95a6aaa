import assert from "node:assert/strict";
import test from "node:test";
import { EventParser } from "../../../Assets/public/shared/models/event-stream.js";

test("an event is told once it is complete, however the bytes were cut", () => {
  const parser = new EventParser();

  const first = parser.feed("event: entry\nid: 7\nda");
  const second = parser.feed('ta: {"seq":7}\n');
  const third = parser.feed("\n");

  assert.deepEqual([first, second], [[], []]);
  assert.deepEqual(third, [{ type: "entry", id: "7", data: '{"seq":7}' }]);
});

test("a carriage return that is cut from its line feed ends one line, not two", () => {
  const parser = new EventParser();

  const events = [...parser.feed("data: a\r"), ...parser.feed("\ndata: b\r\n\r\n")];

  assert.deepEqual(events.map(({ data }) => data), ["a\nb"]);
});

test("heartbeats and retry lines are no events", () => {
  const parser = new EventParser();

  const events = parser.feed(": hb\n\nretry: 1000\n\n");

  assert.deepEqual(events, []);
});
