import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { contentHash, runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { createRunStore } from "./run-store.ts";
import type { RunRecord, RunStore } from "./run-store.ts";
import { aDirectory } from "#main/testing/a-directory.ts";

function aStore(): RunStore {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return createRunStore(db);
}

function aRun(id: string, changes: Partial<RunRecord> = {}): RunRecord {
  return {
    runId: runId(id),
    workflow: "simple_backtest",
    mode: "backtest",
    status: "running",
    tsStartedMs: epochMs(1_000),
    durationMs: undefined,
    definition: { name: "simple_backtest", steps: [] },
    definitionHash: contentHash("ab"),
    inputs: { symbols: ["SPX"] },
    seed: 7,
    error: undefined,
    isSynthetic: false,
    result: undefined,
    ...changes,
  };
}

describe("createRunStore", () => {
  it("keeps a run as it was saved last", () => {
    const store = aStore();
    store.save(aRun("r1"));
    const finished = aRun("r1", {
      status: "failed",
      durationMs: 12.5,
      error: { kind: "user", code: "data.unknown-symbol", message: "no such symbol, was XYZ" },
      isSynthetic: true,
      result: { profitFactor: Infinity },
    });
    store.save(finished);
    expect(store.get(runId("r1"))).toEqual(finished);
  });

  it("does not know a run that was never saved", () => {
    expect(aStore().get(runId("r1"))).toBeUndefined();
  });

  it("lists the newest first, and those that never ended", () => {
    const store = aStore();
    store.save(aRun("r1", { tsStartedMs: epochMs(2) }));
    store.save(aRun("r2", { tsStartedMs: epochMs(3), status: "completed" }));
    store.save(aRun("r3", { tsStartedMs: epochMs(3), status: "pending" }));
    const ids = (runs: readonly RunRecord[]): readonly string[] => runs.map((run) => run.runId);
    expect({ all: ids(store.list()), two: ids(store.list(2)), cutOff: ids(store.listUnfinished()) }).toEqual({
      all: ["r3", "r2", "r1"],
      two: ["r3", "r2"],
      cutOff: ["r3", "r1"],
    });
  });
});
