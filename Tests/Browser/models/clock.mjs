// A clock that stands still until it is told to move, and a network that answers as the story goes.

/** Options for a model: its timers run only when `pass` is called. */
export function settableClock() {
  let now = 0;
  let timers = [];
  return {
    setTimeout(step, delay) {
      const timer = { step, at: now + delay };
      timers.push(timer);
      return timer;
    },
    clearTimeout(timer) {
      timers = timers.filter((each) => each !== timer);
    },
    random: () => 0,
    /** @param {number} milliseconds */
    async pass(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (;;) {
        const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.step();
        await settled();
      }
      now = end;
    },
  };
}

/** Lets everything that can run now run: promises, and the streams' own tasks. */
export async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A body of server-sent events that is fed by hand and notices an abort. */
export function openBody(signal) {
  let control;
  const body = new ReadableStream({ start: (controller) => (control = controller) });
  signal.addEventListener("abort", () => control.error(new Error("aborted")));
  const encoder = new TextEncoder();
  return {
    response: { ok: true, status: 200, body },
    say: (text) => control.enqueue(encoder.encode(text)),
    end: () => control.close(),
  };
}
