import { describe, expect, it } from "vitest";
import { aBar, aBarSeries } from "#engine/testing/a-bar.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import type { SessionEvent } from "#engine/session/session-event.ts";
import type { SessionRecord } from "#main/store/session-store.ts";
import { epochMs } from "#shared/model/time.ts";
import { openRecorded, type RecordedSessions } from "./recorded-feed.ts";

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const stored = (symbol: string) => aBarSeries({ symbol, closes: [1, 2, 3, 4, 5], startDate: "2020-01-01" });

function recordedBar(symbol: string, day: number, close: number) {
  const bar = aBar({ tsOpenMs: epochMs(START + day * DAY), close });
  return { name: "market.data.updated", payload: { symbol, price: close, tsEventMs: bar.tsOpenMs, bar } };
}

function sessions(...events: readonly object[]): RecordedSessions & { readonly flushes: () => number } {
  let flushes = 0;
  return {
    log: {
      *readState() {
        yield events as readonly SessionEvent[];
      },
    },
    sessions: { list: () => [{ sessionId: "paper-1" } as SessionRecord] },
    flush: () => void (flushes += 1),
    flushes: () => flushes,
  };
}

describe("openRecorded", () => {
  it("feeds the bars that the session was given, with the stored bars before them as history", () => {
    const recorded = sessions(recordedBar("ACME", 3, 40), recordedBar("ACME", 4, 50));
    const feed = openRecorded(recorded, "paper-1", ["acme"], stored);
    const steps = [feed.next(), feed.next(), feed.next()];
    expect(steps.map((step) => step?.bar.close)).toEqual([40, 50, undefined]);
    expect([...(steps[1]?.windows[0]?.close ?? [])]).toEqual([1, 2, 3, 40, 50]);
    expect(feed.description).toContain("as session paper-1 recorded them, after");
    expect(recorded.flushes()).toBe(1);
  });

  it.each([
    [
      "a session that is not known",
      sessions(),
      "paper-2",
      ["ACME"],
      "feed.unknown-session",
      "recordedSession",
    ],
    ["a session without bars", sessions(), "paper-1", ["ACME"], "feed.no-recorded-bars", "recordedSession"],
    [
      "bars that were compacted",
      sessions({ name: "log.compacted" }, recordedBar("ACME", 4, 50)),
      "paper-1",
      ["ACME"],
      "feed.no-recorded-bars",
      "recordedSession",
    ],
    [
      "other symbols",
      sessions(recordedBar("ACME", 4, 50)),
      "paper-1",
      ["ACME", "OTHER"],
      "feed.other-symbols",
      "symbols",
    ],
  ])("refuses %s", (_what, recorded, id, symbols, code, field) => {
    expect(errorOf(() => openRecorded(recorded, id, symbols, stored))).toMatchObject({
      kind: "user",
      code,
      field,
      remedy: expect.any(String),
    });
  });
});
