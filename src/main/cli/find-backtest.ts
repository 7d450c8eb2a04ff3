import type { RunView, StepView } from "#shared/ipc/channels/run-channels.ts";
import type { Backend } from "./backend.ts";
import { findRun } from "./find-run.ts";

/** The run of that id; `last` is the newest that made a backtest, or the newest of all when none did. */
export async function findBacktest(backend: Backend, id: string): Promise<RunView> {
  if (id !== "last") return findRun(backend, id);
  const runs = await backend.invoke("run:list", undefined);
  return runs.find(({ steps }) => steps.some(isBacktest)) ?? findRun(backend, id);
}

function isBacktest({ slice, method, status }: StepView): boolean {
  const name = `${slice}.${method}`;
  return status === "completed" && (name === "backtest.execute" || name === "monitor.recall_backtest");
}
