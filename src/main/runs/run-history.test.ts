import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { searchRuns } from "./run-history.ts";
import type { RunQuery } from "#shared/ipc/channels/history-channels.ts";
import { contentHash, runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { createRunStore, type RunRecord } from "#main/store/run-store.ts";
import { createRunSearcher } from "#main/store/search-runs.ts";

function aRun(id: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    runId: runId(id),
    workflow: "simple_backtest",
    mode: "backtest",
    status: "completed",
    tsStartedMs: epochMs(Number(id.slice(1))),
    durationMs: 5,
    definition: "name: simple_backtest",
    definitionHash: contentHash("ab"),
    inputs: { symbols: ["SPX"] },
    seed: 1,
    error: undefined,
    isSynthetic: false,
    result: { outputs: {}, totalReturn: 0.25 },
    ...changes,
  };
}

const opened: { close(): unknown }[] = [];
const directory = mkdtempSync(join(tmpdir(), "run-history-"));
afterAll(() => {
  for (const db of opened) db.close();
  rmSync(directory, { recursive: true });
});

/** A log with those runs, to be looked through. */
function aLog(runs: readonly RunRecord[]) {
  const { db } = openDb(join(directory, `${opened.length}.sqlite`), LOG_SCHEMA, {
    isOldSqliteAllowed: false,
  });
  opened.push(db);
  const store = createRunStore(db);
  for (const run of runs) store.save(run);
  return createRunSearcher(db);
}

const error = { kind: "user", code: "data.unknown-symbol", message: "no such symbol, was XYZ" } as const;
const RESEARCH = [
  aRun("r1"),
  aRun("r3", { workflow: "grid_search", status: "failed", error }),
  aRun("r5", { inputs: { symbols: ["FB"], note: "My Idea" } }),
  aRun("r7", { status: "running" }),
];
const PAPER = [
  aRun("r2", { mode: "paper", isSynthetic: true }),
  aRun("r8", { mode: "paper", status: "running" }),
];

const logs = [aLog(RESEARCH), aLog(PAPER), aLog([])];

async function search(query: RunQuery, alive: readonly string[] = ["r8"]) {
  const { runs, total } = await searchRuns(logs, query, alive.map(runId));
  return { ids: runs.map((run) => run.runId).join(" "), total };
}

describe("searchRuns", () => {
  it.each([
    [{}, "r8 r7 r5 r3 r2 r1"],
    [{ workflow: "grid_search" }, "r3"],
    [{ mode: "paper" }, "r8 r2"],
    [{ symbol: "fb" }, "r5"],
    [{ text: "my idea" }, "r5"],
    [{ text: "NO SUCH SYMBOL" }, "r3"],
    [{ text: "r7" }, "r7"],
    [{ fromMs: 3, toMs: 7 }, "r5 r3"],
    [{ mode: "backtest", symbol: "SPX", status: "completed" }, "r1"],
    [{ text: "nothing of that" }, ""],
  ] as const)("finds for %o, over all logs and newest first, %s", async (query, ids) => {
    expect(await search(query)).toEqual({ ids, total: ids === "" ? 0 : ids.split(" ").length });
  });

  it("counts a run that did not end and that nobody is running as failed", async () => {
    expect((await search({ status: "failed" })).ids).toBe("r7 r3");
    expect((await search({ status: "running" })).ids).toBe("r8");
    expect((await search({ status: "running" }, ["r7", "r8"])).ids).toBe("r8 r7");
  });

  it("shows a run that did not end and that nobody is running as failed, with the cause", async () => {
    const { runs: shown } = await searchRuns(logs, { text: "r" }, [runId("r8")]);
    expect(shown.slice(0, 2)).toMatchObject([
      { runId: "r8", status: "running", error: undefined },
      { runId: "r7", status: "failed", error: { code: "run.interrupted" } },
    ]);
  });

  it("gives page after page, and says how many there are in all", async () => {
    expect(await search({ limit: 2 })).toEqual({ ids: "r8 r7", total: 6 });
    expect(await search({ offset: 2, limit: 3 })).toEqual({ ids: "r5 r3 r2", total: 6 });
    expect(await search({ offset: 6 })).toEqual({ ids: "", total: 6 });
  });

  it("tells of each run what a list shows", async () => {
    expect((await searchRuns([aLog(RESEARCH)], { workflow: "grid_search" }, [])).runs).toEqual([
      {
        runId: "r3",
        workflow: "grid_search",
        mode: "backtest",
        status: "failed",
        tsStartedMs: 3,
        durationMs: 5,
        inputs: { symbols: ["SPX"] },
        error,
        isSynthetic: false,
        totalReturn: 0.25,
      },
    ]);
  });

  it("gives way to others after each piece of a long history, and finds all of it", async () => {
    const runs = Array.from({ length: 2_000 }, (_, index) =>
      aRun(`r${index + 1}`, { tsStartedMs: epochMs(index % 7) }),
    );
    const work = aLog(runs).find({ query: { text: "r19" }, alive: [] });
    let pieces = 0;
    let step = work.next();
    for (; step.done !== true; step = work.next()) pieces += 1;
    expect(pieces).toBeGreaterThan(1);
    expect(step.value.length).toBe(111);
    expect(new Set(step.value.map((place) => place.runId)).size).toBe(111);
  });

  it("knows no return that is no number", async () => {
    const log = aLog([
      aRun("r1", { result: { totalReturn: Number.NaN } }),
      aRun("r2", { result: undefined }),
    ]);
    expect((await searchRuns([log], {}, [])).runs.map(({ totalReturn }) => totalReturn)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
