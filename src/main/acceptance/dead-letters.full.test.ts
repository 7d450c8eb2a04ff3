import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

/** Takes a table away from the running product, as a fault of one part of it; the answer gives it back. */
function takeAway(workspace: string, table: string): () => void {
  const db = new Database(join(workspace, "research.sqlite"));
  db.exec(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  return () => {
    db.exec(`ALTER TABLE ${table}_away RENAME TO ${table}`);
    db.close();
  };
}

it("keeps what a subscriber failed on over a restart, tells why, and makes it good on request", async () => {
  const first = await openAnApp();
  const giveBack = takeAway(first.workspace, "runs");
  await callCommandLine(first, ["run", "--symbols", "SPX", "--from", "2015-01-01", "--to", "2016-12-31"]);
  giveBack();
  await first.dispose();

  const app = await openAnApp([], first.workspace);
  const call = (words: string) => callCommandLine(app, words.split(" "));
  // The start has healed the table from the log; the letters stay until a person has dealt with them.
  expect(app.handlers["run:list"](undefined)).toMatchObject([{ status: "completed" }]);
  const listed = await call("dead-letters list");
  expect(listed.out).toMatch(/research-2 .* workflow\.completed +runs +1 +.*no such table/);
  const shown = await call("dead-letters show research-1");
  expect(shown.out).toMatch(/event +workflow\.started, seq 1 of the research log/);
  expect((await call("dead-letters show research-9")).err).toMatch(/no dead letter has the id research-9/);

  for (const id of ["research-1", "research-2"])
    expect(await call(`dead-letters retry ${id}`)).toMatchObject({ code: 0 });
  expect((await call("dead-letters list")).out).toBe("no dead letters\n");
  expect(app.handlers["run:list"](undefined)).toMatchObject([{ status: "completed" }]);
});

it("measures itself and writes how runs end to its log", async () => {
  const app = await openAnApp();
  await callCommandLine(app, ["run", "--symbols", "SPX", "--from", "2015-01-01", "--to", "2016-12-31"]);
  await expect
    .poll(() => readFileSync(join(app.workspace, "log", "app.jsonl"), "utf8"))
    .toMatch(/"message":"workflow\.completed".*"correlationId":"run-/);
  const metrics = await app.handlers["metrics:get"](undefined);
  const { publishToHandlers, publishToDurable, queues, walBytes, deadLetters } = metrics;
  for (const latency of [publishToHandlers!, publishToDurable!]) {
    expect(latency.count).toBeGreaterThan(5);
    expect(latency.p50Ms).toBeLessThanOrEqual(latency.p99Ms);
    expect(latency.p99Ms).toBeLessThanOrEqual(latency.maxMs);
  }
  expect(walBytes.research).toBeGreaterThan(0);
  expect(queues.map(({ log, subscriber }) => `${log} ${subscriber}`)).toEqual([
    "research log",
    "paper log",
    "live log",
  ]);
  expect(queues[0]).toMatchObject({ depth: 0, isResting: false, deadLetters: 0 });
  expect(deadLetters).toBe(0);
});
