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
  "snapshot-saving",
  "snapshot-saved",
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

/** As a shell says that SIGKILL ended a program. */
const KILLED = 137;

interface Outcome {
  readonly events: readonly AnyEnvelope[];
  readonly status: string | undefined;
}

function command(workspace: string, words: string, crashAt?: string): Promise<Ended> {
  const environment = crashAt === undefined ? {} : { CRASH_AT: crashAt };
  return runCommand(["--workspace", workspace, ...words.split(" ")], { environment });
}

function readLog(workspace: string, file: "paper" | "research"): readonly AnyEnvelope[] {
  const db = new Database(join(workspace, `${file}.sqlite`));
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
  expect((await command(workspace, words, first)).code).toBe(KILLED);
  const before = first === "start-recorded" ? [] : readLog(workspace, file);
  for (const point of later) {
    expect((await command(workspace, "runs resume --all", point)).code).toBe(KILLED);
  }
  expect((await command(workspace, "runs resume --all")).code).toBe(0);
  const isKnown = readLog(workspace, file).some(({ name }) => name === "workflow.started");
  const ended = isKnown ? undefined : await command(workspace, words);
  expect(ended?.code ?? 0).toBe(0);
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

const references = new Map<string, readonly AnyEnvelope[]>();

/** The log of a run that nobody kills. */
async function referenceOf(words: string, file: "paper" | "research"): Promise<readonly AnyEnvelope[]> {
  const known = references.get(words);
  if (known !== undefined) return known;
  const workspace = join(aDirectory(), "workspace");
  expect((await command(workspace, words)).code).toBe(0);
  const log = readLog(workspace, file);
  references.set(words, log);
  return log;
}

describe("a paper session killed at a crash point", () => {
  async function expectReference({ events, status }: Outcome): Promise<void> {
    const reference = await referenceOf(PAPER, "paper");
    const state = foldSession(reference);
    expect(state.fillCount).toBeGreaterThan(3);
    expect(status).toBe("completed");
    expect(ordersOf(events)).toEqual(ordersOf(reference));
    expect(new Set(ordersOf(events)).size).toBe(ordersOf(events).length);
    expect(foldSession(events)).toEqual(state);
  }

  it.each(PAPER_POINTS)(
    "%s: ends in the state of an uninterrupted one, with one order an intent",
    async (point) => {
      await expectReference(await killAndResume(PAPER, "paper", [point]));
    },
  );

  it.each(RESUME_POINTS)("and then, on the way back, at %s", async (point) => {
    await expectReference(await killAndResume(PAPER, "paper", ["after:order.filled#2", point]));
  });
});

/** Where the outputs of each step are kept; the report names its run and the time of its making. */
function outputsOf(events: readonly AnyEnvelope[]) {
  return new Map(
    events.flatMap((event) => {
      if (event.name !== "workflow.step.completed" || event.payload.step.includes("report")) return [];
      return [[event.payload.step, event.payload.outputs] as const];
    }),
  );
}

describe("a backtest killed at a crash point", () => {
  it.each(BACKTEST_POINTS)("%s: ends with the outputs of an uninterrupted one", async (point) => {
    const reference = outputsOf(await referenceOf(BACKTEST, "research"));
    const { events, status } = await killAndResume(BACKTEST, "research", [point]);
    expect(status).toBe("completed");
    expect(outputsOf(events)).toEqual(reference);
  });
});
