import { withApp } from "../harness/app.mjs";
import { describeRenderer, quantile, sampleFrames } from "./chart-window.mjs";
import { traceScriptOfFrames } from "./script-of-frames.mjs";

const ROWS = 10_000;
const UPDATES_PER_SECOND = 20;
/** Rows that an update brings: a hundred events a second. */
const ROWS_PER_UPDATE = 5;

async function openEventLog(window) {
  await window.keyboard.press("Control+k");
  await window.keyboard.type("Open panel Event log");
  await window.getByRole("option", { name: "Open panel Event log", selected: true }).waitFor();
  await window.keyboard.press("Enter");
  await window.getByRole("table", { name: "Live events" }).waitFor();
}

/** Fills the log and goes on with so many pushes a second, each sent to the window as main sends its own. */
async function startPushing(app, window) {
  const lastSeq = await window.evaluate(async () => {
    const answer = await globalThis.window.trader.invoke("app:get-snapshot", undefined);
    return answer.value.seq;
  });
  await app.evaluate(
    ({ BrowserWindow }, { from, rows, rowsPerUpdate, everyMs }) => {
      const contents = BrowserWindow.getAllWindows()[0].webContents;
      const pushed = { seq: from };
      globalThis.pushed = pushed;
      const anEvent = (symbol) => {
        pushed.seq += 1;
        const [tsMs, price] = [Date.now(), 4_000 + (pushed.seq % 97)];
        const bar = {
          tsOpenMs: tsMs,
          open: price,
          high: price + 2,
          low: price - 2,
          close: price + 1,
          volume: 1e6,
        };
        return {
          seq: pushed.seq,
          id: `pushed-${pushed.seq}`,
          name: "market.data.updated",
          tsEventMs: tsMs,
          tsInitMs: tsMs,
          sessionId: "pushed",
          correlationId: "pushed",
          payload: { symbol, price, tsEventMs: tsMs, source: "replay", isSynthetic: true, bar },
        };
      };
      const push = (count, symbol) => {
        const payload = Array.from({ length: count }, () => anEvent(symbol));
        // A number that main's own batches never reach: the acknowledgement is nobody's.
        const batch = { number: -pushed.seq, pushes: [{ name: "audit:tick", payload }] };
        contents.send("trader:push", batch);
      };
      pushed.push = push;
      push(rows, "WALK");
      pushed.timer = setInterval(() => push(rowsPerUpdate, "WALK"), everyMs);
    },
    { from: lastSeq, rows: ROWS, rowsPerUpdate: ROWS_PER_UPDATE, everyMs: 1_000 / UPDATES_PER_SECOND },
  );
}

/** Ends the pushes with one that can be told from the others, and waits until the table shows it: none was lost. */
async function stopPushing(app, window) {
  await app.evaluate(() => {
    clearInterval(globalThis.pushed.timer);
    globalThis.pushed.push(1, "LAST");
  });
  await window.getByRole("row", { name: /market\.data\.updated LAST/ }).waitFor();
}

/** Counts how often the table changes until it is asked. */
async function countChanges(window, waitMs) {
  return window.evaluate(
    (durationMs) =>
      new Promise((resolve) => {
        let changes = 0;
        const table = document.querySelector('table[aria-label="Live events"] tbody');
        const observer = new MutationObserver(() => {
          changes += 1;
        });
        observer.observe(table, { childList: true });
        setTimeout(() => {
          observer.disconnect();
          resolve((changes * 1_000) / durationMs);
        }, durationMs);
      }),
    waitMs,
  );
}

/** Script a frame (p95) while the event log, full with so many rows, is given more 20 times a second. */
export async function measureTable(smoke) {
  return withApp(async ({ app, window }) => {
    const rest = await sampleFrames(window, 60);
    await openEventLog(window);
    await startPushing(app, window);
    await window.getByText("10,000 of 10,000 newest").waitFor();
    const updates = await countChanges(window, smoke ? 1_000 : 3_000);
    const [samples, rates] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 7); index += 1) {
      const { scriptMs, framesPerSecond } = await traceScriptOfFrames(window, smoke ? 1_000 : 4_000);
      samples.push(quantile(scriptMs, 0.95));
      rates.push(framesPerSecond);
    }
    await stopPushing(app, window);
    const details = {
      rows: ROWS,
      "changes of the table a second": Number(updates.toFixed(1)),
      "frames a second": Number(quantile(rates, 0.5).toFixed(1)),
      "frames a second at rest": Number(rest.framesPerSecond.toFixed(1)),
      compositing: await describeRenderer(app),
    };
    return { samples, details };
  });
}
