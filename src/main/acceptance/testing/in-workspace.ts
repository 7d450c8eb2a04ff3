import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { ENDLESS_GRID } from "./endless-grid.ts";
import { runCommand, startCommand, type Command, type Ended } from "./start-command.ts";

/** What the tests read of `status --json`. */
export interface Status {
  readonly owner?: { readonly ownerPid: number };
  readonly runs: readonly { readonly runId: string; readonly status: string; readonly workflow: string }[];
  readonly paper: readonly { readonly status: string; readonly bars: number }[];
}

export interface InWorkspace {
  readonly workspace: string;
  readonly run: (words: readonly string[]) => Promise<Ended>;
  readonly start: (words: readonly string[]) => Command;
  readonly status: () => Promise<Status>;
}

/** Command lines over one workspace (a new one unless named), each a process. */
export function inWorkspace(workspace = join(aDirectory(), "workspace")): InWorkspace {
  const run = (words: readonly string[]) => runCommand(["--workspace", workspace, ...words]);
  return {
    workspace,
    run,
    start: (words) => startCommand(["--workspace", workspace, ...words]),
    status: async () => {
      const { code, out } = await run(["status", "--json"]);
      expect(code).toBe(0);
      return JSON.parse(out) as Status;
    },
  };
}

export const TEN_YEARS =
  "run --workflow simple_backtest --symbols SPX --from 2010-01-01 --to 2019-12-31".split(" ");
/** A session that goes on for minutes unless somebody ends it. */
export const PAPER =
  "run --mode paper --strategy momentum --symbols AAPL MSFT --set paper.barIntervalMs=20".split(" ");

/** Writes a workflow that computes until somebody ends it, and answers the words that run it. */
export function writeEndlessGrid(workspace: string): readonly string[] {
  mkdirSync(join(workspace, "workflows"), { recursive: true });
  writeFileSync(join(workspace, "workflows", "endless_grid.yaml"), ENDLESS_GRID);
  return ["run", "--workflow", "endless_grid"];
}
