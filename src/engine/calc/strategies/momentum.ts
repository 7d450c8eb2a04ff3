import { createRateOfChange } from "../indicators/rate-of-change.ts";
import { createScan } from "./create-scan.ts";
import { parameterOf } from "./parameter-of.ts";
import type { Decision, Strategy } from "./strategy.ts";

/** Follows the change over the lookback: in beyond the threshold, out when the change is gone. */
export const momentum: Strategy = {
  id: "momentum",
  title: "Momentum",
  description:
    "Buys when the close is more than the threshold above the close of the lookback, sells short as far below it, and leaves when the change is back at zero. " +
    "It works when moves go on for weeks, as in strong bull and bear markets. " +
    "It fails at turning points, where it holds the old direction until the change has melted, and in markets that swing just beyond the threshold and back.",
  sides: "long_short",
  parameters: [
    { name: "lookback", title: "Lookback", unit: "bars", default: 20, minimum: 2, maximum: 300, step: 1 },
    {
      name: "threshold",
      title: "Threshold",
      unit: "fraction",
      default: 0.02,
      minimum: 0,
      maximum: 0.5,
      step: 0.005,
    },
  ],
  constraint: () => undefined,
  warmUpBars: (parameters) => parameterOf(parameters, "lookback") + 1,
  start: (parameters) => {
    const change = createRateOfChange(parameterOf(parameters, "lookback"));
    const threshold = parameterOf(parameters, "threshold");
    return { decide: ({ close }, position) => decideMomentum(change.next(close), threshold, position) };
  },
  scan: (columns, parameters, allowShort) => {
    const change = columns.rateOfChange(parameterOf(parameters, "lookback"));
    const threshold = parameterOf(parameters, "threshold");
    return createScan(
      (index, position) => decideMomentum(change[index] ?? Number.NaN, threshold, position),
      allowShort,
      (index, position) => wantedDirection(change[index] ?? Number.NaN, threshold, position),
    );
  },
};

function decideMomentum(change: number, threshold: number, position: number): Decision | undefined {
  const wanted = wantedDirection(change, threshold, position);
  if (wanted === position) return undefined;
  if (wanted === 0) {
    return { target: "flat", strength: 1, reason: `momentum is gone, change is ${percent(change)}` };
  }
  return {
    target: wanted > 0 ? "long" : "short",
    strength: strengthOf(change, threshold),
    reason: `change over lookback is ${percent(change)}`,
  };
}

/** 1, 0 or -1; `position` when things stay as they are. */
function wantedDirection(change: number, threshold: number, position: number): number {
  if (Math.abs(change) > threshold) return Math.sign(change);
  // Within the threshold a position stays until the change that carried it is gone; NaN compares false and waits.
  return position !== 0 && change * position <= 0 ? 0 : position;
}

/** Half at the threshold, full at twice the threshold. */
function strengthOf(change: number, threshold: number): number {
  return threshold === 0 ? 1 : Math.min(1, Math.abs(change) / (2 * threshold));
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`;
}
