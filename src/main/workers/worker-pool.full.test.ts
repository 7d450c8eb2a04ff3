import { afterEach, describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { createWorkerPool, type WorkerPool } from "./worker-pool.ts";

/** Long enough for a sound thread to start on a machine that does much else, and to be called silent before. */
const STARTS_WITHIN_MS = 22_000;

const pools: WorkerPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.dispose()));
});

function aPool(worker: string, hungAfterMs?: number) {
  const health: string[] = [];
  const pool = createWorkerPool({
    file: new URL(`./testing/${worker}.worker.ts`, import.meta.url),
    lanes: 1,
    ...(hungAfterMs === undefined ? {} : { hungAfterMs }),
    onHealth: (slice, state) => health.push(`${slice} ${state}`),
  });
  pools.push(pool);
  const cancellation = createCancellation();
  const options = { seed: 1, cancellation, onProgress: () => undefined, lane: 0 };
  return { pool, cancellation, options, health };
}

/** A pool with a thread that is up. */
async function aPoolThatIsUp(hungAfterMs?: number) {
  const { pool, cancellation, options, health } = aPool("fake-slice", hungAfterMs);
  await pool.call("fake", "sum", { column: new Float64Array(1) }, options);
  return { pool, cancellation, options, health };
}

/** A call that never returns, in a thread that is up. */
async function aHangingCall() {
  const { pool, cancellation, options, health } = await aPoolThatIsUp();
  const hanging = pool.call("fake", "hang", {}, options);
  return { cancellation, hanging, health };
}

describe("createWorkerPool, in real time", () => {
  it("says that a thread which runs has no heartbeat", async () => {
    const { cancellation, hanging, health } = await aHangingCall();
    await expect.poll(() => health.at(-1)).toBe("fake silent");
    cancellation.cancel("a person");
    await expect(hanging).rejects.toMatchObject({ code: "run.cancelled" });
  });

  it("says that a thread is well again when it answers after a silence", async () => {
    const { pool, options, health } = await aPoolThatIsUp();
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const answer = pool.call("fake", "sleep", { cell }, options);
    await expect.poll(() => health.at(-1)).toBe("fake silent");
    expect(pool.state()).toEqual([{ slice: "fake", threads: 1, busy: 1, waiting: 0 }]);
    Atomics.store(cell, 0, 1);
    Atomics.notify(cell, 0);
    await answer;
    expect(health.at(-1)).toBe("fake running");
  });

  it("replaces a thread that hangs, and the next call works again", async () => {
    const { pool, options, health } = await aPoolThatIsUp(STARTS_WITHIN_MS);
    const cell = new Int32Array(new SharedArrayBuffer(4));
    const call = () => pool.call("fake", "hangOnce", { cell }, options);
    await expect(call()).rejects.toMatchObject({ kind: "transient", code: "worker.hung", value: "fake" });
    expect(health.at(-1)).toBe("fake lost");
    expect(await call()).toEqual({ calls: 2 });
    expect(health.at(-1)).toBe("fake running");
  });

  it("says that a thread hangs while it loads, and replaces it", async () => {
    const { pool, options, health } = aPool("endless-load", STARTS_WITHIN_MS);
    await expect(pool.call("fake", "sum", {}, options)).rejects.toMatchObject({ code: "worker.hung" });
    expect([...new Set(health)]).toEqual(["fake running", "fake silent", "fake lost"]);
  });

  it("ends a call that does not listen when it is cancelled", async () => {
    const { cancellation, hanging } = await aHangingCall();
    cancellation.cancel("a person");
    await expect(hanging).rejects.toMatchObject({ code: "run.cancelled" });
  });
});
