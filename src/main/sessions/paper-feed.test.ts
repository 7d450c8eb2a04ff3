import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createCancellation } from "#engine/base/cancellation.ts";
import { createPaperDesk, type PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Bar } from "#shared/model/bar.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";
import { createPaperFeed, openFeed } from "./paper-feed.ts";

const TERMS: PaperTerms = {
  runId: runId("run-1"),
  strategy: "momentum",
  parameters: {},
  symbols: ["ACME"],
  feed: "hand-made",
  isSynthetic: false,
  initialCash: 10_000,
  feeBps: 0,
  slippageBps: 0,
  allowShort: false,
  maximumPositionFraction: 1,
  maximumGrossFraction: 1,
};

const aSeries = (symbol: string, bars: number) =>
  aBarSeries({ symbol, closes: Array.from({ length: bars }, (_, index) => 100 + index) });

const NONE = { log: { *readState() {} }, sessions: { list: () => [] }, flush: () => undefined };

describe("openFeed", () => {
  it("replays what comes after the history", () => {
    const feed = openFeed(
      { library: createMemoryLibrary(aSeries("ACME", 252)), recorded: NONE },
      ["acme"],
      undefined,
    );
    expect([feed.next()?.bar.close, feed.next()?.bar.close, feed.next()]).toEqual([350, 351, undefined]);
  });

  it("refuses a series that is no longer than the history, and one that is not there", () => {
    const library = createMemoryLibrary(aSeries("ACME", 250));
    expect(errorOf(() => openFeed({ library, recorded: NONE }, ["ACME"], undefined))).toMatchObject({
      code: "feed.too-few-bars",
      field: "symbols",
    });
    expect(errorOf(() => openFeed({ library, recorded: NONE }, ["NOPE"], undefined)).code).toBe(
      "data.unknown-symbol",
    );
  });
});

describe("the feed of a session that goes on", () => {
  const RUN = runId("run-1");
  const S1 = sessionId("s1");
  const closes = Array.from({ length: 260 }, (_, index) => 100 + index);
  const library = createMemoryLibrary(aBarSeries({ symbol: "ACME", closes }));
  const changed = createMemoryLibrary(
    aBarSeries({ symbol: "ACME", closes: closes.map((close) => close + 1) }),
  );

  function aDesk(log: AnyEnvelope[]): { readonly desk: PaperDesk; readonly publish: Publish } {
    const publish: Publish = (name, payload, origin) =>
      log.push({ name, payload, tsEventMs: 0, sessionId: S1, ...origin } as unknown as AnyEnvelope);
    const desk = createPaperDesk({
      clock: createFakeClock(),
      hash: sha256,
      newSessionId: () => S1,
      publish,
    });
    return { desk, publish };
  }

  async function open({ desk, publish }: ReturnType<typeof aDesk>, bars: typeof library) {
    const wait = () => Promise.resolve();
    const feed = createPaperFeed({
      library: bars,
      recorded: NONE,
      desk,
      publish,
      barIntervalMs: () => 0,
      wait,
    });
    const inputs = { symbols: ["ACME"], maximumBars: 4 };
    return feed.open("market_data_update", { runId: RUN, mode: "paper", inputs });
  }

  /** The log of a session that was given two bars. */
  async function cutOff(): Promise<AnyEnvelope[]> {
    const log: AnyEnvelope[] = [];
    const first = aDesk(log);
    first.desk.open(TERMS);
    const stream = await open(first, library);
    await stream.next(createCancellation());
    await stream.next(createCancellation());
    return log;
  }

  it("repeats the last bar, and ends after as many bars as it was asked for", async () => {
    const log = await cutOff();
    const later = aDesk([]);
    later.desk.restore(S1, log);
    const stream = await open(later, library);
    const seen: unknown[] = [];
    for (let firing = await stream.next(createCancellation()); firing !== undefined;) {
      seen.push((firing.values["bar"] as Bar).close);
      firing = await stream.next(createCancellation());
    }
    expect(seen).toEqual([351, 352, 353]);
    expect(later.desk.view(S1).bars).toBe(4);
  });

  it("stops the session when its bars are not those that it saw", async () => {
    const log = await cutOff();
    const later = aDesk([]);
    later.desk.restore(S1, log);
    await expect(open(later, changed)).rejects.toMatchObject({ code: "feed.position-lost" });
    expect(later.desk.view(S1).status).toBe("stopped");
  });
});
