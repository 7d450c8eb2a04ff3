import { describe, expect, it, onTestFinished } from "vitest";
import { createBus } from "#engine/bus/create-bus.ts";
import { createFakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import { aRecordedWorkspace } from "#main/session-file/testing/a-recorded-workspace.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { DAY_MS } from "#shared/model/time.ts";
import { eventId, sessionId } from "#shared/model/ids.ts";
import { createCompaction } from "./compaction.ts";

const BAR = { isMine: true, kind: "bar", quantity: 1, price: 10, pauseMs: 1, text: "" } as const;

/** A log whose session was closed at the beginning of 1970, and a clock that stands in 2020. */
function aCompaction() {
  const { db } = aRecordedWorkspace([BAR, BAR, BAR]);
  onTestFinished(() => void db.close());
  const log = createEventLog(db);
  const timer = createFakeTimer();
  const bus = createBus({
    clock: timer.clock,
    newEventId: () => eventId("new"),
    sessionId: sessionId("process"),
    lastSeq: log.lastSeq(),
    commit: (envelopes) => log.append(envelopes),
  });
  const compaction = createCompaction({
    logs: [{ name: "paper", db, log, bus }],
    clock: timer.clock,
    flush: () => bus.flush(),
  });
  const countBars = () => log.readAfter(0).filter(({ name }) => name === "market.data.updated").length;
  return { db, timer, compaction, countBars };
}

describe("createCompaction", () => {
  it("compacts what is older than so many days", async () => {
    const { timer, compaction, countBars } = aCompaction();
    const ageDays = timer.clock.now() / DAY_MS;
    expect(await compaction.compact(ageDays + 1, false)).toMatchObject([{ log: "paper", rows: 0 }]);
    expect(countBars()).toBe(3);
    expect(await compaction.compact(ageDays - 1, false)).toMatchObject([{ sessions: 1, rows: 2 }]);
    expect(countBars()).toBe(1);
  });

  it("works beside others, a piece at a time, and ends by itself", async () => {
    const { timer, compaction, countBars } = aCompaction();
    const reported: unknown[] = [];
    compaction.compactBeside(1, timer, (thrown) => reported.push(thrown));
    expect(countBars()).toBe(3);
    await timer.pass(1_000);
    expect([countBars(), reported]).toEqual([1, []]);
  });

  it("reports what goes wrong beside others, once", async () => {
    const { db, timer, compaction, countBars } = aCompaction();
    const reported: unknown[] = [];
    db.exec("CREATE TRIGGER full BEFORE INSERT ON compacted_ranges BEGIN SELECT raise(ABORT, 'full'); END");
    compaction.compactBeside(1, timer, (thrown) => reported.push(thrown));
    await timer.pass(1_000);
    expect([countBars(), reported.length]).toEqual([3, 1]);
  });
});
