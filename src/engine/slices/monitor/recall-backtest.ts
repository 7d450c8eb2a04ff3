import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import { runId } from "#shared/model/ids.ts";
import type { monitorManifest } from "./manifest.ts";
import type { RunOutputs } from "./ports.ts";

type Method = (typeof monitorManifest)["methods"]["recall_backtest"];
type Output = z.input<Method["output"]>;

const NEEDED = ["bars", "strategyChoice", "sizing", "result"] as const;
const OPTIONAL = ["patterns", "regimes"] as const;

/** Throws `run.no-backtest` for a run that left none, or is not known. */
export function recallBacktest(
  { ofRun }: z.output<Method["input"]>,
  outputs: RunOutputs | undefined,
): Output {
  const read = (name: string): unknown => outputs?.read(runId(ofRun), name);
  const found = NEEDED.map((name) => [name, read(name)] as const);
  const missing = found.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) throw noBacktest(ofRun, missing);
  const known = OPTIONAL.map((name) => [name, read(name)] as const).filter(
    ([, value]) => value !== undefined,
  );
  const parts = Object.fromEntries([...found, ...known]);
  // Each was stored under its name by the step whose schema it fits, and the output's schema looks again.
  return { ...parts, range: (parts["result"] as BacktestResult).range } as Output;
}

function noBacktest(ofRun: string, missing: readonly string[]) {
  return userError({
    code: "run.no-backtest",
    message: `run ${ofRun} left no backtest to look at: without ${missing.join(", ")}`,
    field: "ofRun",
    value: ofRun,
    remedy: "name a completed run of a workflow with backtest.execute; gpt-trader runs list shows them",
  });
}
