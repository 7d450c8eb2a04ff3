import type { StepView } from "../ipc/channels/run-channels.ts";

/** The total return of a run's backtest, as a fraction; undefined when it has none. */
export function totalReturnOf({ steps }: { readonly steps: readonly StepView[] }): number | undefined {
  const figures = steps.map(({ summary }) => member(member(summary["result"], "statistics"), "totalReturn"));
  return figures.find((figure) => typeof figure === "number");
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
