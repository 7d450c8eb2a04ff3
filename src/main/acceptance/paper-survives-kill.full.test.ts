import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { copyWorkspace } from "./testing/copy-workspace.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const BARS = 240;
const RUN = `run --mode paper --strategy momentum --symbols AAPL MSFT --input barIntervalMs=0 maximumBars=${String(BARS)} --json`;

/** Without its id and the time of its start: a kill before it was opened lets another process open it. */
async function onlySession(app: AnApp): Promise<Omit<PaperView, "sessionId" | "tsStartedMs">> {
  const [session, ...others] = await app.handlers["paper:list"](undefined);
  expect(others).toEqual([]);
  const { sessionId: _id, tsStartedMs: _time, ...rest } = session!;
  return rest;
}

describe("a paper session whose process is killed", () => {
  it.each([1, 2])(
    "goes on to the orders of an uninterrupted one (seed %i)",
    async (seed) => {
      const rng = createRng(seed);
      const app = await openAnApp();
      const copies: string[] = [];
      const moments = new Set(Array.from({ length: 3 }, () => 4 + Math.floor(rng.next() * 400)));
      let events = 0;
      app.onPush("audit:tick", (ticks) => {
        events += ticks.length;
        if (moments.has(events)) copies.push(copyWorkspace(app.workspace));
      });
      expect((await callCommandLine(app, RUN.split(" "))).code).toBe(0);
      const whole = await onlySession(app);
      expect(whole.bars).toBe(BARS);
      expect(whole.fillCount).toBeGreaterThan(2);
      expect(copies.length).toBeGreaterThan(0);

      for (const copy of copies) {
        const later = await openAnApp([], copy);
        const { code, out } = await callCommandLine(later, ["runs", "resume", "--all", "--json"]);
        expect([code, JSON.parse(out)]).toMatchObject([0, { failed: [], runs: [{ status: "completed" }] }]);
        expect(await onlySession(later)).toEqual(whole);
      }
    },
    60_000,
  );

  it("stays stopped when it was stopped", async () => {
    const app = await openAnApp();
    let copy = "";
    app.onPush("audit:tick", ([event]) => {
      if (event?.name === "session.closed") copy = copyWorkspace(app.workspace);
    });
    await callCommandLine(app, RUN.split(" "));
    const later = await openAnApp([], copy);
    expect((await callCommandLine(later, ["runs", "resume", "--all"])).code).toBe(0);
    expect(await onlySession(later)).toEqual(await onlySession(app));
  }, 20_000);
});
