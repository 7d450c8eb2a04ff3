import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { inWorkspace, PAPER, TEN_YEARS, writeEndlessGrid, type InWorkspace } from "./testing/in-workspace.ts";
import { parseRun } from "./testing/printed-run.ts";

/** Its run lasts until somebody approves it, so no machine is too fast or too slow for the test. */
const ASKS = `name: asks
steps:
  - ask: { wait: { approval: "Go on?", timeout: 1h } }
`;

/** Resolves with the id of the question that a run waits for. */
async function question(run: InWorkspace["run"]): Promise<string> {
  for (;;) {
    const { approvals } = JSON.parse((await run(["approvals", "list", "--json"])).out) as Questions;
    if (approvals[0] !== undefined) return approvals[0].approval;
  }
}

interface Questions {
  readonly approvals: readonly { readonly approval: string }[];
}

describe("one owner a workspace", () => {
  it("lets other command lines see a running session and work beside it", async () => {
    const { start, run, status } = inWorkspace();
    const session = start(PAPER);
    await session.says("order");
    const seen = await status();
    expect(seen.owner?.ownerPid).toEqual(expect.any(Number));
    expect(seen.paper).toMatchObject([{ status: "running" }]);

    const beside = await run([...TEN_YEARS, "--json"]);
    expect([beside.code, parseRun(beside.out).status]).toEqual([0, "completed"]);
    const after = await status();
    expect(after.owner?.ownerPid).toBe(seen.owner?.ownerPid);
    expect(after.runs.map(({ workflow, status: now }) => [workflow, now])).toEqual([
      ["simple_backtest", "completed"],
      ["paper_trading", "running"],
    ]);
    expect(after.paper[0]!.bars).toBeGreaterThan(seen.paper[0]!.bars);

    session.interrupt();
    expect((await session.ended).code).toBe(0);
    expect((await status()).owner).toBeUndefined();
  });

  it("stays, when its own work is done, until the runs of its clients have ended", async () => {
    const { start, run, workspace } = inWorkspace();
    mkdirSync(join(workspace, "workflows"), { recursive: true });
    writeFileSync(join(workspace, "workflows", "asks.yaml"), ASKS);
    const owner = start(PAPER);
    await owner.says("order");
    const client = start(["run", "--workflow", "asks", "--json"]);
    const approval = await question(run);
    owner.interrupt();
    await owner.says("other commands work in this workspace through this one");
    expect((await run(["approvals", "approve", approval])).code).toBe(0);
    const [answer, ended] = await Promise.all([client.ended, owner.ended]);
    expect([answer.code, answer.err, parseRun(answer.out).status]).toEqual([0, "", "completed"]);
    expect(ended.code).toBe(0);
  });

  it("ends all when it is interrupted again while it stays for its clients", async () => {
    const { start, status, workspace } = inWorkspace();
    const owner = start(PAPER);
    await owner.says("order");
    const client = start(writeEndlessGrid(workspace));
    await client.says("✓ fetch_data");
    owner.interrupt();
    await owner.says("other commands work in this workspace through this one");
    owner.interrupt();
    expect((await owner.ended).code).toBe(0);
    expect((await client.ended).code).toBeGreaterThan(0);
    expect((await status()).runs.map(({ workflow, status: now }) => [workflow, now])).toEqual([
      ["endless_grid", "cancelled"],
      ["paper_trading", "completed"],
    ]);
  });

  it("cancels only its own run when a client is interrupted", async () => {
    const { start, status, workspace } = inWorkspace();
    const session = start(PAPER);
    await session.says("order");
    const grid = start(writeEndlessGrid(workspace));
    await grid.says("✓ fetch_data");
    grid.interrupt();
    expect((await grid.ended).code).toBe(130);
    expect((await status()).runs.map(({ workflow, status: now }) => [workflow, now])).toEqual([
      ["endless_grid", "cancelled"],
      ["paper_trading", "running"],
    ]);
    session.interrupt();
    expect((await session.ended).code).toBe(0);
  });
});

describe("an owner that is killed in the middle of a run", () => {
  it("leaves a workspace that works, with the run shown as failed", async () => {
    const { start, run, status, workspace } = inWorkspace();
    const grid = start(writeEndlessGrid(workspace));
    await grid.says("✓ fetch_data");
    const { owner } = await status();
    process.kill(owner!.ownerPid, "SIGKILL");
    expect((await grid.ended).code).toBe(137);

    expect((await status()).runs).toMatchObject([{ workflow: "endless_grid", status: "failed" }]);
    const next = await run([...TEN_YEARS, "--json"]);
    expect([next.code, parseRun(next.out).status]).toEqual([0, "completed"]);
    const { runs } = await status();
    expect(runs.map(({ workflow, status: now }) => [workflow, now])).toEqual([
      ["simple_backtest", "completed"],
      ["endless_grid", "failed"],
    ]);
    const shown = parseRun((await run(["runs", "show", runs[1]!.runId, "--json"])).out);
    expect(shown.error).toMatchObject({ code: "run.interrupted", remedy: expect.any(String) });
    // Of the searches inside, only how the first of all ended is told.
    const outer = shown.steps.filter(({ step }) => !step.includes("."));
    expect(outer.map(({ status: now }) => now)).toEqual(["completed", "failed", "pending"]);
    for (const file of ["research", "paper", "live", "bars"]) {
      const db = new Database(join(workspace, `${file}.sqlite`), { readonly: true });
      expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
      db.close();
    }
  });

  it("ends monitor --real-time, which says so", async () => {
    const { start } = inWorkspace();
    const session = start(PAPER);
    await session.says("order");
    const monitor = start(["monitor", "--real-time"]);
    await monitor.says("SYNTHETIC");
    session.kill();
    const { code, err } = await monitor.ended;
    expect([code, err]).toEqual([0, expect.stringMatching(/process \d+ has ended/)]);
  });

  it("frees its clients, who say that the owner is gone", async () => {
    const { start, status, workspace } = inWorkspace();
    const session = start(PAPER);
    await session.says("order");
    const client = start(writeEndlessGrid(workspace));
    await client.says("✓ fetch_data");
    session.kill();
    const { code, err } = await client.ended;
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: .+\n[\s\S]*remedy: /)]);
    expect((await status()).runs.map(({ status: now }) => now)).toEqual(["failed", "failed"]);
  });
});

describe("two commands at the same moment", () => {
  it("both end well, whoever becomes the owner", async () => {
    const { run } = inWorkspace();
    const answers = await Promise.all(Array.from({ length: 4 }, () => run([...TEN_YEARS, "--json"])));
    expect(answers.map(({ code, out }) => [code, parseRun(out).status])).toEqual(
      answers.map(() => [0, "completed"]),
    );
    const lists = new Set(answers.map(({ out }) => parseRun(out).orderListHash));
    expect(lists.size).toBe(1);
  });
});
