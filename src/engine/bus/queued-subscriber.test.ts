import { describe, expect, it } from "vitest";
import { userError } from "#shared/errors/app-error.ts";
import { aLoggedBus } from "./testing/a-logged-bus.ts";

const refuse = () => {
  throw userError({ code: "test.poison", message: "cannot be digested" });
};

describe("a queued subscriber", () => {
  it("hears after the publisher has gone on, one event at a time, in order", async () => {
    const { bus, timer, accept, subscribe } = aLoggedBus();
    const happened: string[] = [];
    const wait = () => new Promise<void>((resolve) => void timer.after(10, resolve));
    subscribe("slow", "order.*", async ({ seq }) => {
      happened.push(`begins ${seq}`);
      await wait();
      happened.push(`ends ${seq}`);
    });
    for (const order of ["o1", "o2"]) accept(order);
    happened.push(`published ${bus.lastSeq()}`);
    await timer.pass(20);
    expect(happened).toEqual(["published 2", "begins 1", "ends 1", "begins 2", "ends 2"]);
  });

  it("holds no more than its capacity and reads the rest from the log, without what it does not hear", async () => {
    const { timer, accept, price, subscribe, stored } = aLoggedBus();
    const heard: number[] = [];
    const queue = subscribe("small", "order.*", ({ seq }) => void heard.push(seq), { capacity: 2 });
    for (let order = 1; order <= 9; order += 1) {
      accept(`o${order}`);
      price(order);
    }
    expect(queue.state()).toMatchObject({ depth: 16, inMemory: 2, lagMs: 0, handled: 0 });
    await timer.pass(100);
    expect(heard).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17]);
    expect(queue.state()).toEqual({
      subscriber: "small",
      depth: 0,
      inMemory: 0,
      lagMs: undefined,
      isResting: false,
      handled: 9,
      retries: 0,
      deadLetters: 0,
    });
    expect(stored).toHaveLength(18);
  });

  it("hears an event once that matches two of its patterns", async () => {
    const { timer, accept, price, subscribe } = aLoggedBus();
    const heard: number[] = [];
    subscribe("both", "order.accepted order.*", ({ seq }) => void heard.push(seq), { capacity: 2 });
    for (const order of ["o1", "o2", "o3", "o4"]) accept(order);
    price(1);
    await timer.pass(100);
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  it("waits for rows that the disk refuses, says so, and goes on when it takes them", async () => {
    const { timer, price, subscribe, breakDisk, refusals } = aLoggedBus();
    const heard: number[] = [];
    subscribe("small", "**", ({ seq }) => void heard.push(seq), { capacity: 1, restMs: 1_000 });
    breakDisk(true);
    for (const one of [1, 2, 3]) price(one);
    await timer.pass(2_500);
    expect([heard, refusals.length]).toEqual([[1], 3]);
    breakDisk(false);
    await timer.pass(1_000);
    expect(heard).toEqual([1, 2, 3]);
  });

  it("tries again after the waits of its policy", async () => {
    const { timer, accept, subscribe, letters } = aLoggedBus();
    const triedAtMs: number[] = [];
    const handler = () => {
      triedAtMs.push(timer.clock.monotonicMs());
      if (triedAtMs.length < 3) refuse();
    };
    const queue = subscribe("flaky", "**", handler, { retryWaitsMs: [100, 1_000] });
    accept("o1");
    await timer.pass(5_000);
    expect(triedAtMs).toEqual([0, 100, 1_100]);
    expect([letters, queue.state().retries, queue.state().handled]).toEqual([[], 2, 1]);
  });

  it("makes an event that failed every try a dead letter with its cause and goes on with the next", async () => {
    const { timer, accept, subscribe, letters } = aLoggedBus();
    const heard: number[] = [];
    subscribe("picky", "**", ({ seq }) => (seq === 1 ? refuse() : void heard.push(seq)));
    for (const order of ["o1", "o2"]) accept(order);
    await timer.pass(5_000);
    expect(heard).toEqual([2]);
    expect(
      letters.map(({ envelope, subscription, attempts, error }) => [
        envelope.seq,
        subscription,
        attempts,
        error.code,
      ]),
    ).toEqual([[1, "picky", 3, "test.poison"]]);
  });

  it("gives up a try that does not end", async () => {
    const { timer, accept, subscribe, letters } = aLoggedBus();
    const heard: number[] = [];
    const never = new Promise<void>(() => undefined);
    const handler = ({ seq }: { seq: number }) => (seq === 1 ? never : void heard.push(seq));
    subscribe("hung", "**", handler, { timeoutMs: 50, retryWaitsMs: [] });
    for (const order of ["o1", "o2"]) accept(order);
    await timer.pass(50);
    expect([heard, letters.map(({ error }) => error.code)]).toEqual([[2], ["bus.handler-late"]]);
  });

  it("lets a handler that keeps failing rest, then tries it with one event at a time until one succeeds", async () => {
    const { timer, accept, subscribe, letters } = aLoggedBus();
    let isIll = true;
    const policy = { retryWaitsMs: [], restAfter: 2, restMs: 1_000 };
    const queue = subscribe("ill", "**", () => (isIll ? refuse() : undefined), policy);
    for (let order = 1; order <= 6; order += 1) accept(`o${order}`);
    await timer.pass(999);
    expect([letters.length, queue.state().isResting, queue.state().depth]).toEqual([2, true, 4]);
    await timer.pass(1);
    expect([letters.length, queue.state().isResting]).toEqual([3, true]);
    isIll = false;
    await timer.pass(1_000);
    expect(queue.state()).toMatchObject({ handled: 3, deadLetters: 3, depth: 0, isResting: false });
  });

  it("tries at once what waits when the program ends, and hears no more", async () => {
    const { accept, subscribe, letters } = aLoggedBus();
    const heard: number[] = [];
    const handler = ({ seq }: { seq: number }) => (seq === 1 ? refuse() : void heard.push(seq));
    const queue = subscribe("late", "**", handler, { capacity: 2 });
    for (const order of ["o1", "o2", "o3", "o4"]) accept(order);
    const finished = queue.finish();
    accept("o5");
    await finished;
    expect([heard, letters.length]).toEqual([[2, 3, 4], 1]);
  });

  it("ends although the disk refuses what it would have heard", async () => {
    const { price, subscribe, breakDisk } = aLoggedBus();
    const heard: number[] = [];
    const queue = subscribe("late", "**", ({ seq }) => void heard.push(seq), { capacity: 1 });
    breakDisk(true);
    for (const one of [1, 2]) price(one);
    await queue.finish();
    expect(heard).toEqual([1]);
  });
});
