import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { inWorkspace, PAPER } from "./testing/in-workspace.ts";

function tamper(workspace: string, sql: string): void {
  const db = new Database(join(workspace, "paper.sqlite"));
  db.exec(sql);
  db.close();
}

it("names a changed event, refuses to fold it, and is healed by a backup", async () => {
  const { workspace, run } = inWorkspace();
  const short = [...PAPER.filter((word) => !word.startsWith("paper.")), "paper.barIntervalMs=1"];
  expect((await run([...short, "--input", "maximumBars=300"])).code).toBe(0);
  expect((await run(["audit", "verify"])).code).toBe(0);
  expect((await run(["backup", "create"])).code).toBe(0);

  // Changed in a way that every command can live with: the owner warns, whatever it was started for.
  tamper(
    workspace,
    "UPDATE events SET ts_init_ms = ts_init_ms + 1 WHERE seq = (SELECT max(seq) FROM events)",
  );
  const listed = await run(["runs", "list"]);
  expect(listed).toMatchObject({
    code: 0,
    err: expect.stringMatching(/warning: the paper log is not as it was written/),
  });
  const raised = await run(["audit", "search", "--name", "error.raised"]);
  expect(raised.out).toMatch(/error\.raised {2}audit: the paper log is not as it was written/);

  tamper(workspace, "UPDATE events SET payload = 'null' WHERE seq = 2");
  const refused = await run(["runs", "list"]);
  expect(refused).toMatchObject({
    code: 2,
    err: expect.stringMatching(/STORE\.ROW-DAMAGED|store\.row-damaged/),
  });
  const verdict = await run(["audit", "verify", "--json"]);
  expect(verdict.code).toBe(1);
  expect(JSON.parse(verdict.out)).toMatchObject({
    kind: "verdict",
    isWhole: false,
    logs: [{ log: "research" }, { log: "paper", broken: { seq: 2 } }, { log: "live" }],
  });

  expect((await run(["backup", "restore", "latest"])).code).toBe(0);
  expect((await run(["audit", "verify"])).code).toBe(0);
  expect((await run(["runs", "list"])).code).toBe(0);
}, 120_000);

it("asks the owner while one works, and restores nothing under it", async () => {
  const { run, start } = inWorkspace();
  const paper = start(PAPER);
  await paper.says("  fill   ");
  const [verdict, backup, trail] = await Promise.all([
    run(["audit", "verify"]),
    run(["backup", "create"]),
    run(["audit", "search", "--name", "order.filled", "--limit", "1"]),
  ]);
  expect([verdict.code, backup.code, trail.code]).toEqual([0, 0, 0]);
  const seq = / paper (\d+) /.exec(trail.out)?.[1] ?? "";
  const why = await run(["audit", "why", seq]);
  for (const name of [
    "workflow.started",
    "market.data.updated",
    "signal.raised",
    "order.submitted",
    "order.filled",
  ])
    expect(why.out).toContain(name);
  expect(await run(["backup", "restore", "latest"])).toMatchObject({ code: 3 });
  paper.interrupt();
  expect((await paper.ended).code).toBe(0);
}, 120_000);
