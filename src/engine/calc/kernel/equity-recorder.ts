import type { EquityCurve } from "#shared/model/backtest-result.ts";

/** Writes one point a bar time into columns made before the run. */
export interface EquityRecorder {
  record(tsOpenMs: number, equity: number, positionsValue: number): void;
  curve(): EquityCurve;
}

/** `capacity` is the most points that can come. */
export function createEquityRecorder(capacity: number, initialCash: number): EquityRecorder {
  const [times, values, drawdown, exposure] = [
    new Float64Array(capacity),
    new Float64Array(capacity),
    new Float64Array(capacity),
    new Float64Array(capacity),
  ];
  let length = 0;
  let peak = initialCash;
  return {
    record(tsOpenMs, equity, positionsValue) {
      if (equity > peak) peak = equity;
      times[length] = tsOpenMs;
      values[length] = equity;
      drawdown[length] = equity / peak - 1;
      exposure[length] = positionsValue === 0 ? 0 : positionsValue / equity;
      length += 1;
    },
    curve: () => ({
      tsOpenMs: times.slice(0, length),
      equity: values.slice(0, length),
      drawdown: drawdown.slice(0, length),
      exposure: exposure.slice(0, length),
    }),
  };
}
