import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { JobRequest } from "#engine/jobs/job.ts";
import { beginJob, failJob, finishJob, DEFAULT_JOB_POLICY } from "#engine/jobs/job-policy.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import { epochMs } from "#shared/model/time.ts";
import { createActivationStore } from "./activation-store.ts";
import { createJobStore } from "./job-store.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";

const NOBODY: ReadonlySet<string> = new Set();

function open(file = join(aDirectory(), "log.sqlite")) {
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return { file, store: createJobStore(db), activations: createActivationStore(db), close: () => db.close() };
}

function aRequest(key: string, parts: Partial<JobRequest> = {}): Required<JobRequest> {
  const payload = { key, nothing: Number.NaN };
  return { key, kind: "k", lane: key, priority: 5, payload, tsReadyMs: epochMs(1_000), ...parts };
}

it("keeps jobs over a restart, one for a key, and gives no number twice", () => {
  const first = open();
  const job = first.store.add(aRequest("a"), epochMs(500));
  expect(job).toEqual({
    ...aRequest("a"),
    number: 1,
    status: "waiting",
    attempts: 0,
    tsQueuedMs: 500,
    tsChangedMs: 500,
    error: undefined,
    outcome: undefined,
  });
  first.store.remove(first.store.add(aRequest("b"), epochMs(500)).number);
  first.close();
  const { store } = open(first.file);
  expect(store.add(aRequest("a", { priority: 9 }), epochMs(900))).toEqual(job);
  expect(store.add(aRequest("b"), epochMs(900)).number).toBeGreaterThan(2);
  expect(store.list(1).map(({ key }) => key)).toEqual(["b"]);
  expect(store.get(99)).toBeUndefined();
});

it("takes the highest priority that is ready, then the longest ready, then the oldest, and leaves out busy lanes", () => {
  const { store } = open();
  const wanted: readonly [string, number, number][] = [
    ["low", 1, 0],
    ["late", 9, 5_000],
    ["second", 5, 200],
    ["first", 5, 100],
    ["third", 5, 200],
  ];
  for (const [key, priority, readyMs] of wanted)
    store.add(aRequest(key, { priority, tsReadyMs: epochMs(readyMs) }), epochMs(0));
  const order: string[] = [];
  for (
    let job = store.next(epochMs(1_000), NOBODY);
    job !== undefined;
    job = store.next(epochMs(1_000), NOBODY)
  ) {
    order.push(job.key);
    store.save(beginJob(job, epochMs(1_000)));
  }
  expect(order).toEqual(["first", "second", "third", "low"]);
  expect(store.listRunning().map(({ key }) => key)).toEqual(["low", "second", "first", "third"]);
  expect(store.nextReadyMs(NOBODY)).toBe(5_000);
  expect([store.next(epochMs(9_000), new Set(["late"])), store.nextReadyMs(new Set(["late"]))]).toEqual([
    undefined,
    undefined,
  ]);
});

it("keeps how a job stands, and forgets what was done long ago", () => {
  const { store } = open();
  const [good, bad] = ["good", "bad"].map((key) =>
    beginJob(store.add(aRequest(key), epochMs(0)), epochMs(1)),
  );
  const done = finishJob(good!, "well", epochMs(2));
  const error = refusedError({ code: "x.no", message: "no", remedy: "stop" });
  const dead = failJob(bad!, error, DEFAULT_JOB_POLICY, epochMs(2));
  for (const job of [done, dead]) store.save(job);
  expect([store.get(done.number), store.get(dead.number)]).toEqual([done, dead]);
  store.forgetDone(epochMs(2));
  expect(store.list(9).length).toBe(2);
  store.forgetDone(epochMs(3));
  expect(store.list(9).map(({ key }) => key)).toEqual(["bad"]);
});

it("keeps which workflows are active over a restart", () => {
  const first = open();
  const activation = {
    workflow: "w",
    isActive: true,
    number: 3,
    mode: "paper",
    inputs: { symbols: ["SPX"] },
    triggers: ["session close"],
    by: "me",
    tsChangedMs: epochMs(7),
    settledMs: { "session close": epochMs(8) },
    seq: 4,
  } as const;
  first.activations.save({ ...activation, isActive: false });
  first.activations.save(activation);
  first.close();
  expect(open(first.file).activations.list()).toEqual([activation]);
});
