import { describe, expect, it, onTestFinished } from "vitest";
import { errorOf } from "#engine/testing/error-of.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore, type Store } from "#main/store/open-store.ts";
import { anEnvelope } from "#main/store/testing/an-envelope.ts";
import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { eventId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import type { LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import { guardLogs } from "./guard-logs.ts";
import { auditOf, auditOfFiles, type Audit } from "./read-audit.ts";
import { tellOfBrokenLog } from "./tell-of-broken-log.ts";

function aStore(directory = aDirectory()): Store {
  const store = openStore(directory, { isOldSqliteAllowed: false });
  onTestFinished(() => store.close());
  return store;
}

const logsOf = (store: Store) => [
  { log: "research", db: store.research },
  { log: "paper", db: store.paper },
];

/** An event of run r1, recorded at that second. */
function happens(seq: number, name: string, payload: object, changes: Partial<Envelope> = {}): AnyEnvelope {
  const tsMs = epochMs(seq * 1_000);
  return anEnvelope(seq, {
    name: name as never,
    payload: payload as never,
    runId: runId("r1"),
    tsEventMs: tsMs,
    tsInitMs: tsMs,
    ...changes,
  });
}

const bar = (seq: number, symbol: string, tsOpenMs: number): AnyEnvelope =>
  happens(seq, "market.data.updated", {
    symbol,
    price: 10,
    source: "replay",
    isSynthetic: false,
    bar: { tsOpenMs, open: 10, high: 10, low: 10, close: 10, volume: 1 },
  });

const STORY: readonly AnyEnvelope[] = [
  happens(1, "workflow.started", {
    workflow: "paper_trading",
    mode: "paper",
    seed: 7,
    inputs: {},
    steps: [],
  }),
  bar(2, "SPX", 100),
  bar(3, "SPX", 200),
  happens(4, "signal.raised", { symbol: "FB", strategy: "momentum", target: "long", reason: "other" }),
  happens(5, "signal.raised", { symbol: "SPX", strategy: "momentum", target: "long", reason: "it rose" }),
  happens(6, "order.submitted", {
    order: {
      id: "o-1",
      symbol: "SPX",
      side: "buy",
      quantity: 3,
      type: { kind: "market" },
      reason: "momentum: it rose",
      tsDecidedMs: 200,
    },
  }),
  happens(7, "order.accepted", { orderId: "o-1" }, { causationId: eventId("e6") }),
  happens(8, "order.filled", {
    orderId: "o-1",
    fill: {
      orderId: "o-1",
      symbol: "SPX",
      side: "buy",
      quantity: 3,
      price: 11,
      fee: 0.5,
      tsMs: 300,
      reason: "x",
    },
  }),
  bar(9, "SPX", 300),
  happens(10, "order.denied", { orderId: "o-10", symbol: "FB", code: "risk.x", message: "too much" }),
];

function anAudit(): Audit {
  const store = aStore();
  createEventLog(store.paper).append(STORY);
  createEventLog(store.research).append([anEnvelope(1, { tsInitMs: epochMs(4_500) })]);
  return auditOf(logsOf(store));
}

const seqsOf = (entries: readonly { readonly event: AnyEnvelope }[]): readonly number[] =>
  entries.map(({ event }) => event.seq);

describe("search", () => {
  it("shows the trail of all logs in order of time", async () => {
    const trail = await anAudit().search({});
    expect(trail.map(({ log, event }) => `${log[0] ?? ""}${event.seq}`)).toEqual([
      "p1",
      "p2",
      "p3",
      "p4",
      "r1",
      "p5",
      "p6",
      "p7",
      "p8",
      "p9",
      "p10",
    ]);
  });

  it.each([
    ["a symbol in any case", { symbol: "fb" }, [4, 10]],
    ["one order, not one whose id begins alike", { orderId: "o-1" }, [6, 7, 8]],
    ["a run", { runId: "r1", name: "order.accepted" }, [7]],
    ["a session that is not there", { sessionId: "s9" }, []],
    ["a pattern", { name: "order.*", runId: "r1" }, [6, 7, 8, 10]],
    ["a range of time", { fromMs: 3_000, toMs: 6_000, runId: "r1" }, [3, 4, 5]],
    ["the newest", { limit: 2 }, [9, 10]],
  ])("finds the events of %s", async (_, query, seqs) => {
    expect(seqsOf(await anAudit().search(query))).toEqual(seqs);
  });

  it("says each event in words", async () => {
    const texts = (await anAudit().search({ orderId: "o-1" })).map(({ text }) => text);
    expect(texts).toEqual([
      "order o-1: buy 3 SPX at market, decided at the bar of 1970-01-01 00:00: momentum: it rose",
      "order o-1 is with the venue",
      "order o-1 filled: buy 3 SPX at 11, fee 0.50",
    ]);
  });

  it("refuses what is no pattern", async () => {
    await expect(anAudit().search({ name: "**.order" })).rejects.toMatchObject({
      code: "bus.pattern-invalid",
    });
  });

  it("finds the rare ones in a long log", async () => {
    const store = aStore();
    createEventLog(store.paper).append(
      Array.from({ length: 3_000 }, (_, index) =>
        index === 5 ? bar(6, "RARE", 100) : happens(index + 1, "order.accepted", { orderId: "o" }),
      ),
    );
    expect(seqsOf(await auditOf(logsOf(store)).search({ symbol: "RARE" }))).toEqual([6]);
  });
});

describe("explain", () => {
  it.each([
    ["an order's id", { of: "o-1" }],
    ["the seq of its fill", { of: "8" }],
    ["the seq of any of its events", { of: "6", log: "paper" }],
  ])("follows %s back to bar, signal and run", async (_, input) => {
    expect(seqsOf(await anAudit().explain(input))).toEqual([1, 3, 5, 6, 7, 8, 9]);
  });

  it("tells the same order of two sessions apart", async () => {
    const store = aStore();
    const again = STORY.map((one) => ({
      ...one,
      seq: one.seq + 10,
      sessionId: sessionId("s2"),
      runId: runId("r2"),
    }));
    createEventLog(store.paper).append([...STORY, ...again]);
    const audit = auditOf(logsOf(store));
    expect(seqsOf(await audit.explain({ of: "o-1" }))).toEqual([11, 13, 15, 16, 17, 18, 19]);
    expect(seqsOf(await audit.explain({ of: "8" }))).toEqual([1, 3, 5, 6, 7, 8, 9]);
  });

  it.each([{ of: "o-2" }, { of: "2" }, { of: "99" }, { of: "8", log: "live" }])(
    "says that there is no order for %o",
    async (input) => {
      await expect(anAudit().explain(input)).rejects.toMatchObject({ code: "audit.nothing-found" });
    },
  );
});

describe("verify", () => {
  it("finds the logs of a workspace whole, and says which one is not", async () => {
    const directory = aDirectory();
    const store = openStore(directory, { isOldSqliteAllowed: false });
    createEventLog(store.paper).append(STORY);
    const audit = auditOfFiles(directory);
    expect(await audit.verify()).toMatchObject([
      { log: "research", rows: 0, broken: undefined },
      { log: "paper", rows: 10, broken: undefined },
      { log: "live", rows: 0, broken: undefined },
    ]);
    store.paper.exec("UPDATE events SET payload = 'null' WHERE seq = 4");
    store.close();
    expect((await audit.verify())[1]).toMatchObject({ log: "paper", rows: 3, broken: { seq: 4 } });
  });

  it("has nothing to say of a workspace without logs", async () => {
    expect(await auditOfFiles(aDirectory()).verify()).toEqual([]);
    expect(await auditOfFiles(aDirectory()).search({})).toEqual([]);
  });
});

describe("guardLogs", () => {
  function guard(store: Store) {
    const told: LogVerdict[] = [];
    let tick: () => void = () => undefined;
    let isStopped = false;
    guardLogs({
      logs: logsOf(store),
      timer: {
        after: () => () => undefined,
        every: (_, callback) => {
          tick = callback;
          return () => void (isStopped = true);
        },
      },
      onBroken: (verdict) => void told.push(verdict),
      report: (thrown) => {
        throw thrown;
      },
    });
    const checkAll = (): void => {
      for (let pieces = 0; pieces < 100; pieces += 1) tick();
      expect(isStopped).toBe(true);
    };
    return { told, checkAll };
  }

  it("says nothing of whole logs", () => {
    const store = aStore();
    createEventLog(store.paper).append(STORY);
    const { told, checkAll } = guard(store);
    checkAll();
    expect(told).toEqual([]);
  });

  it("tells at once of a change in the last rows, and does so once", () => {
    const store = aStore();
    createEventLog(store.paper).append(STORY);
    store.paper.exec("UPDATE events SET ts_event_ms = 1 WHERE seq = 4");
    const { told, checkAll } = guard(store);
    expect(told).toMatchObject([{ log: "paper", broken: { seq: 4 } }]);
    expect(
      errorOf(() => {
        throw tellOfBrokenLog(told[0] as LogVerdict);
      }),
    ).toMatchObject({
      code: "audit.chain-broken",
      field: "paper",
      message: expect.stringMatching(/at seq 4/),
    });
    checkAll();
    expect(told.length).toBe(1);
  });

  it("finds a change further back beside the work", () => {
    const store = aStore();
    const many = Array.from({ length: 1_500 }, (_, index) => anEnvelope(index + 1));
    createEventLog(store.paper).append(many);
    store.paper.exec("UPDATE events SET id = 'x' WHERE seq = 4");
    const { told, checkAll } = guard(store);
    expect(told).toEqual([]);
    checkAll();
    expect(told).toMatchObject([{ log: "paper", broken: { seq: 4 } }]);
  });
});
