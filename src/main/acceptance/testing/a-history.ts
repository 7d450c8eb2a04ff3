import { join } from "node:path";
import { expect } from "vitest";
import { inWorkspace, type InWorkspace } from "./in-workspace.ts";

export const SHORT_RUN =
  "run --workflow simple_backtest --symbols SPX --from 2018-01-01 --to 2019-12-31".split(" ");

export interface History extends InWorkspace {
  readonly fileOf: (name: string) => string;
  /** The error of a command that must fail, and its exit code. */
  readonly failing: (...words: readonly string[]) => Promise<Failure>;
  /** How many runs the workspace has. */
  readonly runs: () => Promise<number>;
}

interface Failure {
  readonly exitCode: number;
  readonly code: string;
  readonly kind: string;
  readonly message: string;
  readonly field: string;
  readonly remedy: string;
}

/** A workspace with a run that is in a backup, and a run that came after it. */
export async function aHistory(workspace?: string): Promise<History> {
  const history = historyIn(workspace);
  for (const words of [SHORT_RUN, ["backup", "create"], SHORT_RUN])
    expect(await history.run(words)).toMatchObject({ code: 0 });
  return history;
}

/** What was made before, in that folder. */
export function historyIn(folder?: string): History {
  const place = inWorkspace(folder);
  return {
    ...place,
    fileOf: (name) => join(place.workspace, name),
    async failing(...words) {
      const { code, out } = await place.run([...words, "--json"]);
      const { error, exitCode } = JSON.parse(out) as { error: Omit<Failure, "exitCode">; exitCode: number };
      expect(code).toBe(exitCode);
      return { ...error, exitCode };
    },
    runs: async () => (await place.status()).runs.length,
  };
}
