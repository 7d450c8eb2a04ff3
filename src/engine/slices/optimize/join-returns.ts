import { annualReturn } from "#engine/calc/metrics/annual-return.ts";
import { sharpe } from "#engine/calc/metrics/sharpe.ts";
import type { Trace } from "./trace.ts";

/** One account that was handed from window to window. */
export interface JoinedCurve {
  readonly tsOpenMs: Float64Array;
  readonly equity: Float64Array;
  readonly figures: {
    readonly totalReturn: number;
    readonly annualReturn: number;
    /** Annualised at risk-free 0; 0 when the account never moved. */
    readonly sharpe: number;
    /** 0 or negative. */
    readonly maximumDrawdown: number;
  };
}

/** Chains the returns of the windows, which follow one another. */
export function joinReturns(
  traces: readonly Trace[],
  initialCash: number,
  periodsPerYear: number,
): JoinedCurve {
  const length = traces.reduce((sum, { returns }) => sum + returns.length, 0);
  const [tsOpenMs, returns, equity] = [0, 1, 2].map(() => new Float64Array(length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let at = 0;
  for (const trace of traces) {
    tsOpenMs.set(trace.tsOpenMs, at);
    returns.set(trace.returns, at);
    at += trace.returns.length;
  }
  let [value, highest, deepest] = [initialCash, initialCash, 0];
  for (let index = 0; index < length; index += 1) {
    value *= 1 + (returns[index] ?? 0);
    highest = Math.max(highest, value);
    deepest = Math.min(deepest, value / highest - 1);
    equity[index] = value;
  }
  const ratio = sharpe(returns, periodsPerYear);
  return {
    tsOpenMs,
    equity,
    figures: {
      totalReturn: value / initialCash - 1,
      annualReturn: annualReturn({ start: initialCash, end: value, periods: length }, periodsPerYear),
      sharpe: Number.isFinite(ratio) ? ratio : 0,
      maximumDrawdown: deepest,
    },
  };
}
