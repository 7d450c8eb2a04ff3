import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { createEventReader } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { childEnvironment } from "./testing/child-environment.ts";
import { BACKTEST_POINTS, PAPER_POINTS, RESUME_POINTS } from "./testing/crash-points.ts";
import { runCommand, type Ended } from "./testing/start-command.ts";

/** One a seed: what is traded, and when. */
const PAPER = ["NVDA TSLA", "IBM GE", "META NFLX"].map(
  (symbols) =>
    `run --mode paper --strategy momentum --symbols ${symbols} --input barIntervalMs=0 maximumBars=80 --json`,
);
const BACKTEST = [2015, 2011, 2007].map(
  (year, index) => `run --symbols SPX --from ${year}-01-01 --to ${year + 1}-12-31 --seed ${index + 1} --json`,
);

/** Of these the list of runs is looked at too, in a process more. */
const LISTED: ReadonlySet<string | undefined> = new Set([PAPER[0], BACKTEST[0]]);

/** As a shell says that SIGKILL ended a program. */
const KILLED = 137;
const REFUSED = 3;
/** So many crashes in five minutes. */
const SAFE_MODE_AFTER = 3;

type Book = "paper" | "research";

function command(workspace: string, words: string, crashAt?: string): Promise<Ended> {
  return runCommand(["--workspace", workspace, ...words.split(" ")], {
    environment: childEnvironment(crashAt),
  });
}

function inFile<Value>(workspace: string, file: Book, look: (db: ReadDb) => Value): Value {
  const db = new Database(join(workspace, `${file}.sqlite`));
  try {
    return look(db as unknown as ReadDb);
  } finally {
    db.close();
  }
}

function readLog(workspace: string, file: Book): readonly AnyEnvelope[] {
  return inFile(workspace, file, (db) => createEventReader(db).readAfter(0, 1_000_000));
}

/** Kills a run at each of the points, lets it go on, and starts it where the kill came before it was written down. */
async function killAndResume(
  words: string,
  file: Book,
  crashes: readonly string[],
): Promise<readonly AnyEnvelope[]> {
  const workspace = join(aDirectory(), "workspace");
  const [first = "", ...later] = crashes;
  expect((await command(workspace, words, first)).code).toBe(KILLED);
  const before = first === "start-recorded" ? [] : readLog(workspace, file);
  for (const point of later) {
    expect((await command(workspace, "runs resume --all", point)).code).toBe(KILLED);
  }
  if (crashes.length >= SAFE_MODE_AFTER) {
    expect(await command(workspace, "runs resume --all")).toMatchObject({
      code: REFUSED,
      err: expect.stringContaining("safe-mode leave"),
    });
    expect((await command(workspace, "safe-mode leave")).code).toBe(0);
  }
  expect((await command(workspace, "runs resume --all")).code).toBe(0);
  const isKnown = readLog(workspace, file).some(({ name }) => name === "workflow.started");
  const ended = isKnown ? undefined : await command(workspace, words);
  expect(ended?.code ?? 0).toBe(0);
  const events = readLog(workspace, file);
  expect(events.slice(0, before.length)).toEqual(before);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter(({ name }) => name === "workflow.completed")).toHaveLength(1);
  if (LISTED.has(words)) await expectListedAsCompleted(workspace);
  return events;
}

async function expectListedAsCompleted(workspace: string): Promise<void> {
  const { out } = await command(workspace, "runs list --json");
  const { runs } = JSON.parse(out) as { readonly runs: readonly { readonly status: string }[] };
  expect(runs[0]?.status).toBe("completed");
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

const references = new Map<string, Promise<readonly AnyEnvelope[]>>();

/** The log of a run that nobody kills. */
function referenceOf(words: string, file: Book): Promise<readonly AnyEnvelope[]> {
  const log = references.get(words) ?? runReference(words, file);
  references.set(words, log);
  return log;
}

async function runReference(words: string, file: Book): Promise<readonly AnyEnvelope[]> {
  const workspace = join(aDirectory(), "workspace");
  expect((await command(workspace, words)).code).toBe(0);
  return readLog(workspace, file);
}

async function expectSameEnd(words: string, points: readonly string[]): Promise<void> {
  const events = await killAndResume(words, "paper", points);
  const reference = await referenceOf(words, "paper");
  const state = foldSession(reference);
  expect(state.fillCount).toBeGreaterThan(3);
  expect(ordersOf(events)).toEqual(ordersOf(reference));
  expect(new Set(ordersOf(events)).size).toBe(ordersOf(events).length);
  expect(foldSession(events)).toEqual(state);
}

describe("a paper session killed at a crash point", () => {
  it.each(PAPER_POINTS)(
    "%s: ends in the state of an uninterrupted one, with one order an intent",
    async (point) => {
      await Promise.all(PAPER.map((words) => expectSameEnd(words, [point])));
    },
  );

  it.each(RESUME_POINTS)("and then, on the way back, at %s", async (point) => {
    await Promise.all(PAPER.map((words) => expectSameEnd(words, ["after:order.filled#2", point])));
  });
});

describe("a paper session killed three times in a row", () => {
  it("goes on when the safe mode is left, to the same end", async () => {
    const points = ["after:order.filled#2", "after:session.restored", "before:workflow.resumed"];
    await Promise.all(PAPER.map((words) => expectSameEnd(words, points)));
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
  async function expectRecovery(words: string, point: string): Promise<void> {
    const events = await killAndResume(words, "research", [point]);
    expect(outputsOf(events)).toEqual(outputsOf(await referenceOf(words, "research")));
  }

  it.each(BACKTEST_POINTS)("%s: ends with the outputs of an uninterrupted one", async (point) => {
    await Promise.all(BACKTEST.map((words) => expectRecovery(words, point)));
  });
});
