const CATEGORIES = ["v8", "devtools.timeline", "disabled-by-default-devtools.timeline.frame"];
/** Everything that the browser calls into a script for: timers, messages, frames, microtasks; what it collects meanwhile is in it. */
const SCRIPT = "v8.callFunction";
const FRAME = "BeginMainThreadFrame";

/** What the page's process told of itself while `waitMs` passed. */
async function trace(window, waitMs) {
  const session = await window.context().newCDPSession(window);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const gone = new Promise((_resolve, reject) => {
    window.once("crash", () => reject(new Error("the page crashed while it was traced")));
  });
  const traceConfig = { includedCategories: CATEGORIES, excludedCategories: ["*"] };
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await Promise.race([window.waitForTimeout(waitMs), gone]);
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await Promise.race([complete, gone]);
  await session.detach();
  return events;
}

/** The main thread of the page: the one that begins frames. */
function threadOf(events) {
  const frame = events.find(({ name }) => name === FRAME);
  if (frame === undefined) throw new Error("no frame was drawn while the page was traced");
  return (event) => event.pid === frame.pid && event.tid === frame.tid;
}

/** Script that is not part of other script. */
function outermost(calls) {
  let endUs = -Infinity;
  return calls.filter(({ ts, dur }) => {
    if (ts < endUs) return false;
    endUs = ts + dur;
    return true;
  });
}

/**
 * The script of each frame in milliseconds, as the browser itself traces it: all that ran since the frame before began, whatever
 * called for it (a push, a timer, a frame's callback, a microtask).
 */
export async function traceScriptOfFrames(window, waitMs) {
  const own = await trace(window, waitMs);
  const isOfPage = threadOf(own);
  const inOrder = own.filter(isOfPage).toSorted((left, right) => left.ts - right.ts);
  const starts = inOrder.filter(({ name }) => name === FRAME).map(({ ts }) => ts);
  const scriptMs = starts.slice(1).map(() => 0);
  let frame = 0;
  for (const { ts, dur } of outermost(inOrder.filter(({ name, ph }) => name === SCRIPT && ph === "X"))) {
    if (ts < starts[0]) continue;
    while (frame < scriptMs.length && ts >= starts[frame + 1]) frame += 1;
    if (frame < scriptMs.length) scriptMs[frame] += dur / 1_000;
  }
  const seconds = (starts.at(-1) - starts[0]) / 1_000_000;
  return { scriptMs, framesPerSecond: scriptMs.length / seconds };
}
