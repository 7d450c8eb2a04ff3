import type { RecordedRun } from "./recorded-run.ts";

type Values = Readonly<Record<string, unknown>>;

/** What a run is given that begins at a step of a recorded one: the same, but for what is changed; null leaves an input out. */
export function rerunInputs(
  { inputs, given }: Pick<RecordedRun, "inputs" | "given">,
  changes: Values,
): Values {
  const before = Object.fromEntries(given.map((name) => [name, inputs[name]]));
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null));
}
