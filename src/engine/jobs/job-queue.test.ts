import { describe, expect, it } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { createFakeTimer, turns } from "#engine/workflow/testing/fake-timer.ts";
import { AppError, refusedError } from "#shared/errors/app-error.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aProcess, aRequest } from "./testing/a-process.ts";
import { createMemoryJobStore } from "./testing/memory-job-store.ts";

const passing = new AppError({ kind: "transient", code: "x.busy", message: "busy" });

function aQueue(parts: Partial<Parameters<typeof aProcess>[0]> = {}) {
  const [store, timer] = [createMemoryJobStore(), createFakeTimer()];
  return { store, timer, ...aProcess({ store, timer, ...parts }) };
}

describe("createJobQueue", () => {
  it("does a job once and tells what came of it", async () => {
    const { queue, begun, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    await timer.pass(0);
    begun[0]!.succeed();
    await timer.pass(60_000);
    expect(begun.length).toBe(1);
    expect(queue.get(number)).toMatchObject({ status: "done", attempts: 1, outcome: "did a" });
  });

  it("takes two requests of one key for one job, also when it is done", async () => {
    const { queue, begun, timer } = aQueue();
    const first = queue.enqueue(aRequest("a"));
    expect(queue.enqueue(aRequest("a", { priority: 9 })).number).toBe(first.number);
    await timer.pass(0);
    begun[0]!.succeed();
    await timer.pass(0);
    expect(queue.enqueue(aRequest("a")).status).toBe("done");
    await timer.pass(60_000);
    expect([begun.length, queue.list(10).length]).toEqual([1, 1]);
  });

  it("takes the highest priority first and waits for the time of a job", async () => {
    const { queue, begun, timer } = aQueue({ maxRunning: 1 });
    queue.enqueue(aRequest("low", { priority: 1 }));
    queue.enqueue(aRequest("later", { priority: 9, tsReadyMs: epochMs(timer.clock.now() + 90_000) }));
    queue.enqueue(aRequest("high", { priority: 7 }));
    for (const passMs of [0, 0, 89_999]) {
      await timer.pass(passMs);
      begun.at(-1)!.succeed();
    }
    await timer.pass(0);
    expect(begun.map(({ job }) => job.key)).toEqual(["high", "low"]);
    await timer.pass(1);
    expect(begun.map(({ job }) => job.key)).toEqual(["high", "low", "later"]);
  });

  it("runs at most as many as allowed, and one of a lane", async () => {
    const { queue, begun, timer } = aQueue({ maxRunning: 2 });
    for (const key of ["a1", "a2", "b", "c"]) queue.enqueue(aRequest(key, { lane: key.slice(0, 1) }));
    await timer.pass(0);
    expect(begun.map(({ job }) => job.key)).toEqual(["a1", "b"]);
    begun[1]!.succeed();
    await timer.pass(0);
    expect(begun.map(({ job }) => job.key)).toEqual(["a1", "b", "c"]);
    begun[0]!.succeed();
    await timer.pass(0);
    expect(begun.at(-1)!.job.key).toBe("a2");
  });

  it("tries again after growing waits and is dead after the last, with its cause", async () => {
    const { queue, begun, dead, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    const startMs = timer.clock.now();
    const triedMs: number[] = [];
    for (const waitMs of [0, 1_000, 4_000, 16_000, 64_000]) {
      await timer.pass(waitMs);
      triedMs.push(timer.clock.now() - startMs);
      begun.at(-1)!.fail(passing);
    }
    await timer.pass(3_600_000);
    expect([begun.length, triedMs]).toEqual([5, [0, 1_000, 5_000, 21_000, 85_000]]);
    expect(queue.get(number)).toMatchObject({ status: "dead", attempts: 5, error: { code: "x.busy" } });
    expect(dead.map(({ key }) => key)).toEqual(["a"]);
  });

  it("does not repeat what a rule refused", async () => {
    const { queue, begun, dead, timer } = aQueue();
    queue.enqueue(aRequest("a"));
    await timer.pass(0);
    begun[0]!.fail(refusedError({ code: "x.refused", message: "no" }));
    await timer.pass(3_600_000);
    expect([begun.length, dead[0]?.error?.code]).toEqual([1, "x.refused"]);
  });

  it("buries a job of a kind that nobody does", async () => {
    const { queue, dead, timer } = aQueue();
    queue.enqueue(aRequest("a", { kind: "toString" }));
    await timer.pass(0);
    expect(dead[0]?.error?.code).toBe("job.kind-unknown");
  });

  it("lets a person try a dead job again, or drop it", async () => {
    const { queue, begun, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    expect(errorOf(() => queue.retry(number))).toMatchObject({ code: "job.not-dead" });
    await timer.pass(0);
    expect(errorOf(() => queue.drop(number))).toMatchObject({ code: "job.not-droppable" });
    begun[0]!.fail(refusedError({ code: "x.refused", message: "no" }));
    await timer.pass(0);
    queue.retry(number);
    await timer.pass(0);
    begun[1]!.fail(refusedError({ code: "x.refused", message: "no" }));
    await timer.pass(0);
    queue.drop(number);
    expect(errorOf(() => queue.get(number))).toMatchObject({ code: "job.unknown", value: String(number) });
  });

  it("begins nothing while it is held", async () => {
    let isHeld = true;
    const { queue, begun, timer } = aQueue({ isHeld: () => isHeld });
    queue.enqueue(aRequest("a"));
    await timer.pass(120_000);
    expect(begun.length).toBe(0);
    isHeld = false;
    await timer.pass(30_000);
    expect(begun.length).toBe(1);
  });

  it("gives a job back when its process dies, and counts the try", async () => {
    const { queue, begun, kill, store, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    await timer.pass(0);
    kill();
    begun[0]!.succeed();
    await turns();
    const next = aProcess({ store, timer });
    await timer.pass(0);
    expect(next.begun.map(({ job }) => [job.key, job.attempts])).toEqual([["a", 2]]);
    next.begun[0]!.succeed();
    await timer.pass(0);
    expect(next.queue.get(number).status).toBe("done");
  });

  it("buries a job that each of its processes died in", async () => {
    const { queue, kill, store, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    await timer.pass(0);
    kill();
    for (let start = 0; start < 4; start += 1) {
      const next = aProcess({ store, timer });
      await timer.pass(0);
      next.kill();
    }
    const { queue: last, dead } = aProcess({ store, timer });
    expect(last.get(number)).toMatchObject({ status: "dead", error: { code: "job.cut-off" } });
    expect(dead.length).toBe(1);
  });

  it("gives a job back uncounted when it is stopped in order", async () => {
    const { queue, begun, store, timer } = aQueue();
    const { number } = queue.enqueue(aRequest("a"));
    await timer.pass(0);
    const stopped = queue.stop();
    begun[0]!.fail(passing);
    await stopped;
    expect(store.get(number)).toMatchObject({ status: "waiting", attempts: 0 });
  });

  it("goes on after its store refused", async () => {
    const store = createMemoryJobStore();
    let refuses = false;
    const flaky = {
      ...store,
      next: (...input: Parameters<typeof store.next>) => {
        if (refuses) throw passing;
        return store.next(...input);
      },
    };
    const { queue, begun, refusals, timer } = aQueue({ store: flaky });
    refuses = true;
    queue.enqueue(aRequest("a"));
    await timer.pass(0);
    expect([begun.length, refusals]).toEqual([0, [passing]]);
    refuses = false;
    await timer.pass(5_000);
    expect(begun.length).toBe(1);
  });

  it("does again what it could not write down", async () => {
    const store = createMemoryJobStore();
    const flaky = {
      ...store,
      save: (job: Parameters<typeof store.save>[0]) => {
        if (job.status === "done") throw passing;
        store.save(job);
      },
    };
    const { queue, begun, refusals, timer } = aQueue({ store: flaky });
    queue.enqueue(aRequest("a"));
    await timer.pass(0);
    begun[0]!.succeed();
    await timer.pass(0);
    expect(refusals).toEqual([passing]);
    const next = aProcess({ store, timer });
    await timer.pass(0);
    expect(next.begun.map(({ job }) => job.key)).toEqual(["a"]);
  });

  it("forgets a key 30 days after its job was done", async () => {
    const { queue, begun, store, timer } = aQueue();
    queue.enqueue(aRequest("a"));
    await timer.pass(0);
    begun[0]!.succeed();
    await timer.pass(0);
    timer.clock.advance(30 * DAY_MS);
    expect(aProcess({ store, timer }).queue.list(10).length).toBe(1);
    timer.clock.advance(1);
    expect(aProcess({ store, timer }).queue.list(10).length).toBe(0);
  });
});
