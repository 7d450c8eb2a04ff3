import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { userError } from "#shared/errors/app-error.ts";
import { correlationId, eventId, orderId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import type { Bus, BusPorts, DeadLetter } from "./bus.ts";
import { createBus } from "./create-bus.ts";

const ACCEPTED = { orderId: orderId("o1") };
const PROGRESS = { step: "run_backtest", fraction: 0.5, message: "half" };

interface Bench {
  readonly bus: Bus;
  /** Commits and deliveries in the order in which they happened. */
  readonly happened: string[];
  readonly commits: (readonly AnyEnvelope[])[];
  breakDisk(): void;
  repairDisk(): void;
}

function aBench(options: Partial<BusPorts> = {}): Bench {
  const happened: string[] = [];
  const commits: (readonly AnyEnvelope[])[] = [];
  let ids = 0;
  let isBroken = false;
  const bus = createBus({
    clock: { now: () => epochMs(1_000), monotonicMs: () => 0 },
    newEventId: () => eventId(`e${(ids += 1)}`),
    sessionId: sessionId("s0"),
    commit(envelopes) {
      if (isBroken) throw userError({ code: "store.disk-full", message: "disk full" });
      commits.push([...envelopes]);
      happened.push(`commit ${envelopes.map(({ seq }) => seq).join(",")}`);
    },
    ...options,
  });
  return {
    bus,
    happened,
    commits,
    breakDisk: () => (isBroken = true),
    repairDisk: () => (isBroken = false),
  };
}

function note(bench: Bench, who: string): (envelope: AnyEnvelope) => void {
  return ({ name, seq }) => bench.happened.push(`${who} hears ${seq} ${name}`);
}

describe("publish", () => {
  it("fills in what the origin leaves out", () => {
    const { bus } = aBench({ lastSeq: 41 });
    expect(bus.publish("order.accepted", ACCEPTED)).toEqual({
      seq: 42,
      id: "e1",
      name: "order.accepted",
      payload: ACCEPTED,
      tsEventMs: 1_000,
      tsInitMs: 1_000,
      sessionId: "s0",
      runId: undefined,
      correlationId: "e1",
      causationId: undefined,
    });
  });

  it("keeps what the origin says", () => {
    const { bus } = aBench();
    const origin = {
      sessionId: sessionId("s1"),
      runId: runId("r1"),
      correlationId: correlationId("c1"),
      causationId: eventId("e0"),
      tsEventMs: epochMs(7),
    };
    expect(bus.publish("order.accepted", ACCEPTED, origin)).toMatchObject(origin);
  });

  it("takes the run for the correlation when there is no other", () => {
    const { bus } = aBench();
    expect(bus.publish("order.accepted", ACCEPTED, { runId: runId("r1") }).correlationId).toBe("r1");
  });

  it("commits a durable event before anybody hears it", () => {
    const bench = aBench();
    bench.bus.subscribe("order.accepted", note(bench, "a"));
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual(["commit 1", "a hears 1 order.accepted"]);
  });

  it("commits pending streamed events with and before a durable one", () => {
    const bench = aBench();
    bench.bus.subscribePattern("**", note(bench, "a"));
    bench.bus.publish("job.progressed", PROGRESS);
    bench.bus.publish("job.progressed", PROGRESS);
    bench.bus.publish("order.accepted", ACCEPTED);
    bench.bus.flush();
    expect(bench.happened).toEqual([
      "a hears 1 job.progressed",
      "a hears 2 job.progressed",
      "commit 1,2,3",
      "a hears 3 order.accepted",
    ]);
  });

  it("stores streamed events on flush, once", () => {
    const bench = aBench();
    bench.bus.publish("job.progressed", PROGRESS);
    bench.bus.publish("job.progressed", PROGRESS);
    bench.bus.flush();
    bench.bus.flush();
    expect(bench.happened).toEqual(["commit 1,2"]);
  });

  it("stores a long turn of streamed events in pieces, without waiting for the flush", () => {
    const bench = aBench();
    for (let count = 0; count < 1_000; count += 1) bench.bus.publish("job.progressed", PROGRESS);
    expect(bench.commits.map((commit) => commit.length)).toEqual([250, 250, 250, 250]);
  });

  it("lets streamed events wait while the disk refuses, tells the publisher when they are too many, and stores them later in order", () => {
    const bench = aBench();
    bench.breakDisk();
    for (let count = 1; count < 1_000; count += 1) bench.bus.publish("job.progressed", PROGRESS);
    expect(() => bench.bus.publish("job.progressed", PROGRESS)).toThrow("disk full");
    bench.repairDisk();
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.commits.map((commit) => [commit[0]?.seq, commit.length])).toEqual([
      [1, 250],
      [251, 250],
      [501, 250],
      [751, 251],
    ]);
  });

  it("keeps what a commit refused, and not what was stored before it", () => {
    const stored: number[] = [];
    let left = 0;
    const { bus } = aBench({
      commit(envelopes) {
        if (left === 0) throw new Error("disk full");
        left -= 1;
        stored.push(...envelopes.map(({ seq }) => seq));
      },
    });
    for (let count = 0; count < 600; count += 1) bus.publish("job.progressed", PROGRESS);
    left = 1;
    expect(() => bus.flush()).toThrow("disk full");
    expect(stored).toHaveLength(250);
    left = 9;
    bus.flush();
    expect(stored).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
  });

  it("is heard by nobody and uses no seq when the commit fails", () => {
    const bench = aBench();
    bench.bus.subscribePattern("**", note(bench, "a"));
    bench.bus.publish("job.progressed", PROGRESS);
    bench.breakDisk();
    expect(() => bench.bus.publish("order.accepted", ACCEPTED)).toThrow("disk full");
    expect(() => bench.bus.flush()).toThrow("disk full");
    bench.repairDisk();
    expect(bench.bus.publish("order.accepted", ACCEPTED).seq).toBe(2);
    expect(bench.happened).toEqual(["a hears 1 job.progressed", "commit 1,2", "a hears 2 order.accepted"]);
  });

  it("delivers what a handler publishes after everybody heard the current event", () => {
    const bench = aBench();
    bench.bus.subscribe("order.accepted", (envelope) => {
      note(bench, "a")(envelope);
      bench.bus.publish("trading.halted", { reason: "test" });
    });
    bench.bus.subscribePattern("**", note(bench, "b"));
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual([
      "commit 1",
      "a hears 1 order.accepted",
      "commit 2",
      "b hears 1 order.accepted",
      "b hears 2 trading.halted",
    ]);
  });

  it("breaks an endless chain of events and stays usable", () => {
    const { bus } = aBench();
    let heard = 0;
    bus.subscribe("job.progressed", (envelope) => {
      heard += 1;
      bus.publish("job.progressed", envelope.payload);
    });
    bus.publish("job.progressed", PROGRESS);
    expect(heard).toBe(64);
    const [letter] = bus.deadLetters();
    expect(letter?.error.code).toBe("bus.endless-chain");
    expect(letter?.error.details?.slice(0, 2)).toEqual([
      "caused by job.progressed, seq 64",
      "caused by job.progressed, seq 63",
    ]);
  });

  it("names the event that a handler was hearing as the cause of what it publishes", () => {
    const { bus, commits } = aBench();
    bus.subscribe("order.accepted", () => bus.publish("trading.halted", { reason: "test" }));
    const cause = bus.publish("order.accepted", ACCEPTED);
    expect(commits.flat().map(({ causationId }) => causationId)).toEqual([undefined, cause.id]);
  });

  it("knows a subscriber by the name that it gave", () => {
    const { bus } = aBench();
    const fail = () => {
      throw new Error("no");
    };
    bus.subscribePattern("order.*", fail, "shelf");
    bus.publish("order.accepted", ACCEPTED);
    expect(bus.deadLetters().map(({ subscription }) => subscription)).toEqual(["shelf"]);
  });
});

describe("publishAll", () => {
  it("commits a turn once and lets it be heard in order", () => {
    const bench = aBench();
    bench.bus.subscribePattern("**", note(bench, "a"));
    const envelopes = bench.bus.publishAll([
      { name: "order.accepted", payload: ACCEPTED },
      { name: "job.progressed", payload: PROGRESS },
      { name: "trading.halted", payload: { reason: "test" }, origin: { runId: runId("r1") } },
    ]);
    expect(envelopes.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(bench.happened).toEqual([
      "commit 1,2,3",
      "a hears 1 order.accepted",
      "a hears 2 job.progressed",
      "a hears 3 trading.halted",
    ]);
  });

  it("leaves streamed events pending when none is durable", () => {
    const bench = aBench();
    bench.bus.publishAll([{ name: "job.progressed", payload: PROGRESS }]);
    expect(bench.commits).toEqual([]);
  });
});

describe("a handler that throws", () => {
  it("goes to the dead letters and the others still hear", () => {
    const told: DeadLetter[] = [];
    const bench = aBench({ onDeadLetter: (letter) => told.push(letter) });
    const error = userError({ code: "test.broken", message: "broken" });
    bench.bus.subscribePattern("order.*", () => {
      throw error;
    });
    bench.bus.subscribe("order.accepted", note(bench, "b"));
    const envelope = bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual(["commit 1", "b hears 1 order.accepted"]);
    expect(bench.bus.deadLetters()).toEqual([{ envelope, subscription: "order.*", error }]);
    expect(told).toEqual(bench.bus.deadLetters());
  });

  it("leaves at most the last 1,000 letters", () => {
    const { bus } = aBench();
    bus.subscribe("job.progressed", () => {
      throw new Error("broken");
    });
    for (let count = 0; count < 1_001; count += 1) bus.publish("job.progressed", PROGRESS);
    expect(bus.deadLetters()).toHaveLength(1_000);
    expect(bus.deadLetters()[0]?.envelope.seq).toBe(2);
  });
});

describe("subscribe", () => {
  it("hears its event only, until disposed", () => {
    const bench = aBench();
    const dispose = bench.bus.subscribe("order.accepted", note(bench, "a"));
    bench.bus.publish("job.progressed", PROGRESS);
    bench.bus.publish("order.accepted", ACCEPTED);
    dispose();
    dispose();
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual(["commit 1,2", "a hears 2 order.accepted", "commit 3"]);
  });

  it("hears nothing more once disposed by a handler before it", () => {
    const bench = aBench();
    bench.bus.subscribe("order.accepted", () => disposeLater());
    const disposeLater = bench.bus.subscribe("order.accepted", note(bench, "b"));
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual(["commit 1"]);
  });

  it("hears what is published after it joined, also when its name was heard before", () => {
    const bench = aBench();
    bench.bus.publish("order.accepted", ACCEPTED);
    bench.bus.subscribePattern("order.**", note(bench, "late"));
    bench.bus.publish("order.accepted", ACCEPTED);
    expect(bench.happened).toEqual(["commit 1", "commit 2", "late hears 2 order.accepted"]);
  });

  it("refuses a wrong pattern", () => {
    const { bus } = aBench();
    expect(() => bus.subscribePattern("order.**.x", () => undefined)).toThrow(
      expect.objectContaining({ code: "bus.pattern-invalid" }),
    );
  });
});
