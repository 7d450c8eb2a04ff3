import { afterEach, describe, expect, it } from "vitest";
import { createCancellation, neverCancelled, type Cancellation } from "#engine/base/cancellation.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

const FAKE = new URL("./testing/fake-slice.worker.ts", import.meta.url);
const REAL = new URL("./slice.worker.ts", import.meta.url);

const pools: WorkerPool[] = [];

function aPool(file: URL = FAKE, lanes = 1) {
  const health: string[] = [];
  const pool = createWorkerPool({
    file,
    lanes,
    onHealth(slice, state, detail) {
      // How soon a thread gives a sign of life is up to the machine.
      if (state === "silent") return;
      const line = [slice, state, ...(detail === undefined ? [] : [detail])].join(" ");
      if (line !== health.at(-1)) health.push(line);
    },
  });
  pools.push(pool);
  return { pool, health };
}

interface CallParts {
  readonly input?: unknown;
  readonly cancellation?: Cancellation;
  readonly lane?: number;
  readonly onProgress?: (fraction: number, message: string) => void;
}

function call(pool: WorkerPool, method: string, parts: CallParts = {}): Promise<unknown> {
  return pool.call("fake", method, parts.input ?? {}, {
    seed: 3,
    cancellation: parts.cancellation ?? neverCancelled,
    onProgress: parts.onProgress ?? (() => undefined),
    lane: parts.lane ?? 0,
  });
}

const COLUMN = { column: Float64Array.from({ length: 10_000 }, (_, index) => index) };

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.dispose()));
});

describe("createWorkerPool", () => {
  it("answers a call, with its columns on shared memory and its progress", async () => {
    const { pool, health } = aPool();
    const progress: string[] = [];
    const answer = await call(pool, "sum", {
      input: COLUMN,
      onProgress: (fraction, message) => progress.push(`${fraction} ${message}`),
    });
    expect(answer).toEqual({ total: 49_995_000, isShared: true, seed: 3 });
    expect([progress.at(-1), health]).toEqual(["1 done", ["fake running"]]);
  });

  it("gives back a typed error, not only its message", async () => {
    const { pool } = aPool();
    await expect(call(pool, "publish")).rejects.toMatchObject({
      kind: "bug",
      code: "worker.publish-unsupported",
    });
  });

  it("cancels a call that listens, and keeps its thread", async () => {
    const { pool, health } = aPool();
    const cancellation = createCancellation();
    const listening = call(pool, "listen", { cancellation });
    await call(aPool().pool, "sum", { input: COLUMN });
    cancellation.cancel("a person");
    await expect(listening).rejects.toMatchObject({ code: "run.cancelled", value: "a person" });
    await call(pool, "sum", { input: COLUMN });
    expect(health).toEqual(["fake running"]);
  });

  it("ends the thread of a call that does not listen, and goes on with the next", async () => {
    const { pool } = aPool();
    const cancellation = createCancellation();
    const hanging = call(pool, "hang", { cancellation });
    const next = call(pool, "sum", { input: COLUMN });
    cancellation.cancel("a person");
    await expect(hanging).rejects.toMatchObject({ code: "run.cancelled", value: "a person" });
    await expect(next).resolves.toMatchObject({ total: 49_995_000 });
  });

  it("cancels a call that still waits for its turn, without touching the one before it", async () => {
    const { pool } = aPool();
    const cancellation = createCancellation();
    const first = call(pool, "sum", { input: COLUMN });
    const waiting = call(pool, "hang", { cancellation });
    cancellation.cancel("a person");
    await expect(waiting).rejects.toMatchObject({ code: "run.cancelled" });
    await expect(first).resolves.toMatchObject({ total: 49_995_000 });
  });

  it("fails a call whose thread dies as transient, and the next call gets another thread", async () => {
    const { pool, health } = aPool();
    await expect(call(pool, "crash")).rejects.toMatchObject({ kind: "transient", code: "worker.lost" });
    expect(health).toEqual(["fake running", "fake lost worker ended: exit code 7"]);
    await expect(call(pool, "sum", { input: COLUMN })).resolves.toMatchObject({ total: 49_995_000 });
    expect(health.at(-1)).toBe("fake running");
  });

  it("says at once that an idle thread was lost", async () => {
    const { pool, health } = aPool();
    await call(pool, "sum", { input: COLUMN });
    await pool.kill("fake");
    expect(health.at(-1)).toBe("fake lost worker ended: killed on purpose");
  });

  it("does two calls at once on two lanes", async () => {
    const { pool } = aPool(FAKE, 2);
    const cancellation = createCancellation();
    const hanging = call(pool, "hang", { cancellation, lane: 0 });
    await expect(call(pool, "sum", { input: COLUMN, lane: 1 })).resolves.toMatchObject({ total: 49_995_000 });
    expect(pool.state()).toEqual([{ slice: "fake", threads: 2, busy: 1, waiting: 0 }]);
    cancellation.cancel("a person");
    await expect(hanging).rejects.toMatchObject({ code: "run.cancelled" });
  });

  it("cancels what is under way when it is disposed", async () => {
    const { pool } = aPool();
    const calls = [call(pool, "hang"), call(pool, "sum", { input: COLUMN })].map((waiting) =>
      waiting.catch((thrown: unknown) => (thrown as { code: string }).code),
    );
    await pool.dispose();
    expect(await Promise.all(calls)).toEqual(["run.cancelled", "run.cancelled"]);
  });

  it("fails a call whose worker file is not there", async () => {
    const { pool } = aPool(new URL("./testing/no-such.worker.ts", import.meta.url));
    await expect(call(pool, "sum")).rejects.toMatchObject({ code: "worker.lost" });
  });
});

describe("slice.worker", () => {
  it("runs a built-in slice over shared bars, and refuses one that needs a port", async () => {
    const { pool } = aPool(REAL);
    const options = { seed: 1, cancellation: neverCancelled, onProgress: () => undefined, lane: 0 };
    const answer = await pool.call("market_regime", "detect", { bars: [loadSpx()] }, options);
    expect(answer).toMatchObject({ current: [{ symbol: "SPX" }] });
    await expect(pool.call("data", "list_symbols", {}, options)).rejects.toMatchObject({
      code: "slice.broken",
    });
  });
});
