import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { childEnvironment } from "./testing/child-environment.ts";
import { runCommand, type Ended } from "./testing/start-command.ts";

const ASKED = `name: asked
inputs:
  symbols: { type: symbols, default: [SPX] }
steps:
  - fetch: { slice: data, method: get_historical }
  - ask: { wait: { approval: "Go on?", timeout: 24h } }
  - detect: { slice: market_regime, method: detect }
`;
/** As a shell says that SIGKILL ended a program. */
const KILLED = 137;

function aWorkspace(): (words: string, crashAt?: string) => Promise<Ended> {
  const workspace = join(aDirectory(), "workspace");
  mkdirSync(join(workspace, "workflows"), { recursive: true });
  writeFileSync(join(workspace, "workflows", "asked.yaml"), ASKED);
  return (words, crashAt) =>
    runCommand(["--workspace", workspace, ...words.split(" ")], { environment: childEnvironment(crashAt) });
}

interface Open {
  readonly approvals: readonly { readonly approval: string }[];
}

async function openApprovals(call: ReturnType<typeof aWorkspace>): Promise<readonly string[]> {
  const { out } = await call("approvals list --json");
  return (JSON.parse(out) as Open).approvals.map(({ approval }) => approval);
}

it("keeps a question, and an answer, through kills around each of their events", async () => {
  const call = aWorkspace();
  expect((await call("run --workflow asked", "after:workflow.approval.asked#1")).code).toBe(KILLED);
  const [id = ""] = await openApprovals(call);
  expect(id).toMatch(/^run-\w+:ask$/);
  const approve = `approvals approve ${id} --by anna`;
  expect((await call(approve, "before:workflow.approval.decided#1")).code).toBe(KILLED);
  expect(await openApprovals(call)).toEqual([id]);
  expect((await call(approve, "after:workflow.approval.decided#1")).code).toBe(KILLED);
  await call("safe-mode leave");
  expect(await openApprovals(call)).toEqual([]);
  const again = await call(`${approve} --json`);
  expect([again.code, again.out]).toEqual([3, expect.stringContaining("approval.already-decided")]);
  const { code, out } = await call("runs resume --all --json");
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { runs: [{ status: "completed", approvals: [{ status: "approved", by: "anna" }] }] },
  ]);
}, 240_000);

it("keeps a run paused through kills around its pause and its single step", async () => {
  const call = aWorkspace();
  const run = "run --symbols SPX --from 2018-01-01 --to 2019-12-31 --break-at detect_regime";
  expect((await call(run, "after:workflow.paused#1")).code).toBe(KILLED);
  expect((await call("runs list")).out).toContain("paused");
  expect((await call("runs step last", "after:workflow.step.completed#1")).code).toBe(KILLED);
  const stepped = await call("runs resume --all --json");
  expect([stepped.code, JSON.parse(stepped.out)]).toMatchObject([
    0,
    { runs: [{ status: "paused", hold: { step: "select_strategy" } }] },
  ]);
  const last = (JSON.parse(stepped.out) as { readonly runs: readonly { readonly runId: string }[] }).runs[0];
  const { code, out } = await call(`runs resume ${last?.runId ?? ""} --json`);
  expect([code, JSON.parse(out)]).toMatchObject([0, { runs: [{ status: "completed" }] }]);
}, 240_000);
