import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { createEventReader } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { runCommand, type Ended } from "./testing/start-command.ts";

const PAPER =
  "run --mode paper --strategy momentum --symbols AAPL MSFT --input barIntervalMs=0 maximumBars=160 --json";
const BACKTEST = "run --symbols SPX --from 2015-01-01 --to 2016-12-31 --json";

/** Listed in docs/reliability.md. */
const PAPER_POINTS = [
  "start-recorded",
  "before:workflow.started",
  "after:workflow.started",
  "run-starting",
  "run-started",
  "events-inserted#5",
  "events-committed#5",
  "step-recording",
  "step-recorded",
  "before:session.opened",
  "after:session.opened",
  "bar-arrived#7",
  "bar-matched#7",
  "bar-matched#60",
  "after:market.data.updated#9",
  "after:signal.raised#2",
  "before:order.submitted",
  "after:order.submitted",
  "after:order.submitted#2",
  "before:order.accepted",
  "after:order.accepted",
  "before:order.filled",
  "after:order.filled",
  "after:order.filled#3",
  "before:trade.executed",
  "before:session.closed",
  "after:session.closed",
  "before:workflow.completed",
  "after:workflow.completed",
] as const;

const BACKTEST_POINTS = [
  "output-kept",
  "output-kept#4",
  "step-recorded#2",
  "before:workflow.step.completed#3",
  "after:workflow.step.completed#3",
  "run-saving",
  "run-saved",
] as const;

/** Points on the way back: the process that lets the run go on is killed too. */
const RESUME_POINTS = [
  "sessions-restored",
  "before:session.restored",
  "after:session.restored",
  "before:workflow.resumed",
  "after:workflow.resumed",
] as const;

interface Outcome {
  readonly events: readonly AnyEnvelope[];
  readonly status: string | undefined;
}

function command(workspace: string, words: string, crashAt?: string): Promise<Ended> {
  const environment = crashAt === undefined ? {} : { CRASH_AT: crashAt };
  return runCommand(["--workspace", workspace, ...words.split(" ")], { environment });
}

function readLog(workspace: string, file: "paper" | "research"): readonly AnyEnvelope[] {
  const db = new Database(join(workspace, `${file}.sqlite`), { readonly: true });
  try {
    return createEventReader(db as unknown as ReadDb).readAfter(0, 1_000_000);
  } finally {
    db.close();
  }
}

/** Kills a run at each of the points, lets it go on, and starts it where the kill came before it was written down. */
async function killAndResume(
  words: string,
  file: "paper" | "research",
  crashes: readonly string[],
): Promise<Outcome> {
  const workspace = join(aDirectory(), "workspace");
  const [first = "", ...later] = crashes;
  expect((await command(workspace, words, first)).code).toBe(128);
  const before = first === "start-recorded" ? [] : readLog(workspace, file);
  for (const point of later) {
    expect((await command(workspace, "runs resume --all", point)).code).toBe(128);
  }
  expect((await command(workspace, "runs resume --all")).code).toBe(0);
  if (!readLog(workspace, file).some(({ name }) => name === "workflow.started")) {
    expect((await command(workspace, words)).code).toBe(0);
  }
  const events = readLog(workspace, file);
  expect(events.slice(0, before.length)).toEqual(before);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  const status = events.filter(({ name }) => name === "workflow.completed");
  expect(status).toHaveLength(1);
  const { out } = await command(workspace, "runs list --json");
  const { runs } = JSON.parse(out) as { readonly runs: readonly { readonly status: string }[] };
  return { events, status: runs[0]?.status };
}

/** The state that the session's events fold to, without the names and times that differ between two sessions. */
function foldSession(events: readonly AnyEnvelope[]) {
  const opened = events.filter(({ name }) => name === "session.opened");
  expect(opened).toHaveLength(1);
  const { sessionId } = opened[0]!;
  const { state } = restore(emptySnapshot(sessionId), events);
  return { ...state, sessionId: "", terms: undefined };
}

function ordersOf(events: readonly AnyEnvelope[]): readonly string[] {
  return events.flatMap((event) => (event.name === "order.submitted" ? [event.payload.order.id] : []));
}

describe("a paper session killed at a crash point", async () => {
  const workspace = join(aDirectory(), "workspace");
  await command(workspace, PAPER);
  const reference = readLog(workspace, "paper");
  const state = foldSession(reference);

  function expectReference({ events, status }: Outcome): void {
    expect(status).toBe("completed");
    expect(ordersOf(events)).toEqual(ordersOf(reference));
    expect(new Set(ordersOf(events)).size).toBe(ordersOf(events).length);
    expect(foldSession(events)).toEqual(state);
  }

  it("has a reference that trades", () => {
    expect(state.fillCount).toBeGreaterThan(3);
  });

  it.each(PAPER_POINTS)(
    "%s: ends in the state of an uninterrupted one, with one order an intent",
    async (point) => {
      expectReference(await killAndResume(PAPER, "paper", [point]));
    },
  );

  it.each(RESUME_POINTS)("and then, on the way back, at %s", async (point) => {
    expectReference(await killAndResume(PAPER, "paper", ["after:order.filled#2", point]));
  });
});

describe("a backtest killed at a crash point", async () => {
  const workspace = join(aDirectory(), "workspace");
  await command(workspace, BACKTEST);
  const lastOutputs = (events: readonly AnyEnvelope[]) =>
    new Map(
      events.flatMap((event) => {
        if (event.name !== "workflow.step.completed") return [];
        const { step, outputs } = event.payload;
        // The report names its run and the time of its making.
        return step.includes("report") ? [] : [[step, outputs] as const];
      }),
    );
  const reference = lastOutputs(readLog(workspace, "research"));

  it.each(BACKTEST_POINTS)("%s: ends with the outputs of an uninterrupted one", async (point) => {
    const { events, status } = await killAndResume(BACKTEST, "research", [point]);
    expect(status).toBe("completed");
    expect(lastOutputs(events)).toEqual(reference);
  });
});
