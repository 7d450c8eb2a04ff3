import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { TRIGGER_POINTS } from "./testing/crash-points.ts";
import { runCommand, startCommand } from "./testing/start-command.ts";

const AFTER_BACKTEST = `name: after_backtest
on: { event: workflow.completed }
steps:
  - look: { slice: monitor, method: health }
`;

/** As a shell says that SIGKILL ended a program. */
const KILLED = 137;

interface Listed {
  readonly runs: readonly { readonly workflow: string; readonly status: string }[];
  readonly workflows: readonly { readonly workflow: string; readonly isActive: boolean }[];
  readonly entries: readonly unknown[];
  readonly jobs: readonly { readonly status: string }[];
}

it.each([
  ...TRIGGER_POINTS.map((point) => [point, "nothing"] as const),
  // The event was told, and its trigger had not fired; the process that makes this good is killed too.
  ["before:trigger.fired", "before:trigger.fired"],
  ["before:trigger.fired", "job-queueing"],
] as const)(
  "starts the run of an event once when the program is killed at %s, and the next at %s",
  async (point, nextPoint) => {
    const workspace = join(aDirectory(), "workspace");
    mkdirSync(join(workspace, "workflows"), { recursive: true });
    writeFileSync(join(workspace, "workflows", "after_backtest.yaml"), AFTER_BACKTEST);
    const words = (text: string) => ["--workspace", workspace, ...text.split(" ")];
    const run = (text: string) => runCommand(words(text));
    const list = async (text: string) => JSON.parse((await run(`${text} --json`)).out) as Listed;
    expect((await run("workflows activate after_backtest")).code).toBe(0);

    const host = startCommand(words("triggers run"), { environment: { CRASH_AT: point } });
    await host.says("1 active workflow");
    await run("run --symbols SPX --from 2016-01-01 --to 2016-12-31");
    expect((await host.ended).code).toBeGreaterThan(127);

    const { workflows } = await list("triggers list");
    expect(workflows.filter(({ isActive }) => isActive)).toMatchObject([{ workflow: "after_backtest" }]);
    const killedNext =
      nextPoint === "nothing"
        ? undefined
        : await runCommand(words("triggers run"), { environment: { CRASH_AT: nextPoint } });
    expect(killedNext?.code ?? KILLED).toBe(KILLED);
    const next = startCommand(words("triggers run"));
    await next.says("1 active workflow");
    const started = async () =>
      (await list("runs list")).runs.filter(({ workflow }) => workflow === "after_backtest").length;
    await expect.poll(started, { timeout: 20_000 }).toBe(1);
    await expect
      .poll(async () => (await list("jobs list")).jobs.map(({ status }) => status), { timeout: 20_000 })
      .toEqual(["done"]);
    next.interrupt();
    expect((await next.ended).code).toBe(0);
    expect(await started()).toBe(1);
  },
  120_000,
);
