import { appendFileSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runId as runIdOf } from "#shared/model/ids.ts";
import { aHistory, SHORT_RUN } from "./testing/a-history.ts";
import { aSmallDisk, canMount } from "./testing/a-small-disk.ts";
import { PAPER } from "./testing/in-workspace.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const PIECE = Buffer.alloc(64 * 1024);

/** Fills the disk to its last page; answers how to give the space back. */
function fill(folder: string): () => void {
  const file = join(folder, "filler");
  for (let size = PIECE.length; size >= 512; size /= 2) {
    try {
      for (;;) appendFileSync(file, PIECE.subarray(0, size));
    } catch {
      // What is left is smaller than this piece.
    }
  }
  return () => rmSync(file);
}

/** Resolves when the app tells of that event. */
function hears(app: AnApp, name: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = app.onPush("audit:tick", (events) => {
      if (!events.some((event) => event.name === name)) return;
      stop();
      resolve();
    });
  });
}

const SESSION = { workflow: "paper_trading", mode: "paper", inputs: { symbols: ["AAPL"] } } as const;

describe.skipIf(!canMount)("a full disk (needs the right to mount one)", () => {
  it("ends what runs in order, says so, starts nothing, and goes on when there is room", async () => {
    const { folder } = aSmallDisk(40);
    const app = await openAnApp([], folder);
    const start = app.handlers["workflow:start"];
    const isTrading = hears(app, "order.filled");
    const { runId } = await start(SESSION);
    await isTrading;
    const [isFull, isOver] = [hears(app, "health.degraded"), hears(app, "session.closed")];
    const free = fill(folder);
    await Promise.all([isFull, isOver]);

    const info = await app.handlers["app:get-info"](undefined);
    expect(info.diskWarning).toMatch(/is full: what ran was ended/);
    await expect(Promise.resolve().then(() => start(SESSION))).rejects.toMatchObject({
      kind: "transient",
      code: "workspace.disk-full",
    });
    const hasRoom = hears(app, "health.restored");
    free();
    await hasRoom;
    expect((await app.handlers["app:get-info"](undefined)).diskWarning).toBeUndefined();
    const isTradingAgain = hears(app, "order.filled");
    const again = await start(SESSION);
    await isTradingAgain;
    await app.dispose();

    const reopened = await openAnApp([], app.workspace);
    const verdicts = await reopened.handlers["audit:verify"](undefined);
    expect(verdicts.map(({ broken }) => broken)).toEqual([undefined, undefined, undefined]);
    const ended = await reopened.handlers["run:get"]({ runId: runIdOf(runId) });
    // The end is in the log: no crash cut it off.
    expect(ended.error?.code).not.toBe("run.interrupted");
    expect(ended.status).not.toBe("running");
    expect(again.runId).not.toBe(runId);
  });

  it("ends a session of the command line with the cause, and the next command works when there is room", async () => {
    const { folder } = aSmallDisk(40);
    const history = await aHistory(join(folder, "workspace"));
    const session = history.start(PAPER);
    await session.says("  fill   ");
    const free = fill(folder);
    const ended = await session.ended;
    expect(ended.out).toContain("paper session");
    expect(ended.err).toMatch(/warning: the disk of .* is full: what ran was ended/);
    expect(existsSync(history.fileOf("reserve.bin"))).toBe(false);
    free();
    expect(await history.run(["audit", "verify"])).toMatchObject({ code: 0 });
    const { runs } = await history.status();
    expect(runs.map(({ status }) => status)).not.toContain("running");
    expect(await history.run(SHORT_RUN)).toMatchObject({ code: 0 });
    expect(existsSync(history.fileOf("reserve.bin"))).toBe(true);
  });
});
