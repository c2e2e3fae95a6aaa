/** Seconds after the opening in which what was left before it is to be read. */
const UNREAD = 30 * 60;

/** Messages that were left before the opening and that nobody has read. @param {{waiting: Array<{beforeOpening: boolean}>}} queue */
export function firstToRead({ waiting }) {
  return waiting.filter(({ beforeOpening }) => beforeOpening).length;
}

/**
 * Whether any of them has waited so long after the opening that who leads the shift has to be called.
 * @param {{waiting: object[], openedAt: number}} queue @param {number} now seconds
 */
export function readTooLate(queue, now) {
  return firstToRead(queue) > 0 && now - queue.openedAt > UNREAD;
}
