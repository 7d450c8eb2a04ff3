import type { EquityCurve } from "#shared/model/backtest-result.ts";

export function aCurve(tsOpenMs: Float64Array, equity: Float64Array): EquityCurve {
  let highest = 0;
  const drawdown = equity.map((value) => {
    highest = Math.max(highest, value);
    return value / highest - 1;
  });
  return { tsOpenMs, equity, drawdown, exposure: equity.map(() => 0.5) };
}
