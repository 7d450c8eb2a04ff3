import { formatNumber } from "../format-number.ts";
import type { NumberKind } from "../format-number.ts";
import { MARGIN } from "./margin.ts";
import { tickDecimals, valueTicks } from "./ticks.ts";

/** Where a value stands on an axis that runs up. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly toPx: (value: number) => number;
}

const TICKS = 5;
const ROOM = 0.04;

/** An axis over all finite values, with a little room; `withZero` takes 0 in. */
export function valueScale(values: readonly number[], heightPx: number, withZero: boolean): Scale {
  let [low, high] = withZero ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  if (low === high) [low, high] = [low - 1, high + 1];
  const room = (high - low) * ROOM;
  const [bottom, top] = [withZero && low === 0 ? 0 : low - room, withZero && high === 0 ? 0 : high + room];
  const inner = heightPx - MARGIN.top - MARGIN.bottom;
  return {
    low: bottom,
    high: top,
    toPx: (value) => MARGIN.top + ((top - value) / (top - bottom)) * inner,
  };
}

interface ValueAxisProps {
  readonly scale: Scale;
  readonly widthPx: number;
  readonly kind: NumberKind;
}

/** Round values at the left and lines across. */
export function ValueAxis({ scale, widthPx, kind }: ValueAxisProps) {
  const ticks = valueTicks(scale.low, scale.high, TICKS);
  const decimals = kind === "integer" ? 0 : tickDecimals(ticks, kind === "percent" ? 100 : 1);
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            className={Math.abs(tick) < 1e-12 ? "plot__zero" : "plot__grid"}
            x1={MARGIN.left}
            x2={widthPx - MARGIN.right}
            y1={scale.toPx(tick)}
            y2={scale.toPx(tick)}
          />
          <text className="plot__tick" x={MARGIN.left - 6} y={scale.toPx(tick) + 3.5} textAnchor="end">
            {formatNumber(tick, kind, { decimals }).text}
          </text>
        </g>
      ))}
    </g>
  );
}
