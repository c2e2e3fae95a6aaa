/** Seconds in which a message that was left is to be read, while the chat is open. */
const UNREAD = 30 * 60;

/** Messages that were left before the opening and that nobody has read. @param {{waiting: Array<{beforeOpening: boolean}>}} queue */
export function firstToRead({ waiting }) {
  return waiting.filter(({ beforeOpening }) => beforeOpening).length;
}

/**
 * How many have waited so long that who leads the shift has to be called: since the opening, or since they were left while the chat was open,
 * at an entrance with hours of its own. While it is closed none has.
 * @param {{open: boolean, waiting: Array<{left: number|null}>, openedAt: number}} queue @param {number} now seconds
 */
export function readTooLate({ open, waiting, openedAt }, now) {
  return open ? waiting.filter(({ left }) => left && now - Math.max(left, openedAt) > UNREAD).length : 0;
}
