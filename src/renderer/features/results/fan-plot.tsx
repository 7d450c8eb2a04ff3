import { useState } from "react";
import type { EquityFan } from "#shared/model/monte-carlo.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { MARGIN } from "#renderer/ui/plots/margin.ts";
import { bandPath, linePath } from "#renderer/ui/plots/plot-path.ts";
import { nearestIndex } from "#renderer/ui/plots/nearest-index.ts";
import { PlotFrame } from "#renderer/ui/plots/plot-frame.tsx";
import { timeTicks, valueTicks, type Tick } from "#renderer/ui/plots/ticks.ts";
import { ValueAxis, valueScale } from "#renderer/ui/plots/value-axis.tsx";

interface FanPlotProps {
  readonly title: string;
  readonly fan: EquityFan;
  readonly simulations: number;
  readonly seed: number;
}

const HEIGHT_PX = 240;
const TICK_PX = 76;
const COLUMNS = [
  { label: "5 %", key: "low" },
  { label: "25 %", key: "lowerQuarter" },
  { label: "Median", key: "median" },
  { label: "75 %", key: "upperQuarter" },
  { label: "95 %", key: "high" },
  { label: "Really", key: "actual" },
] as const;

/** Where the account of the simulations was along the way, as bands that hold nine of ten and half of them. */
export function FanPlot({ title, fan, simulations, seed }: FanPlotProps) {
  const [pointed, setPointed] = useState<number>();
  const along = Array.from(fan.tsMs ?? fan.steps);
  const [from, to] = [along[0] ?? 0, along.at(-1) ?? 0];
  const index = pointed === undefined ? along.length - 1 : nearestIndex(along, from + pointed * (to - from));
  const nameOf = (at: number): string =>
    fan.tsMs === undefined ? `after ${formatNumber(at, "integer").text} trades` : formatBarTime(at);
  const scale = valueScale([...fan.low, ...fan.high, ...fan.actual], HEIGHT_PX, false);
  return (
    <PlotFrame
      title={title}
      unit={`USD, ${nameOf(along[index] ?? to)}; ${formatNumber(simulations, "integer").text} simulations, seed ${seed}`}
      summary={`${title}: the bands hold 90 % and 50 % of ${simulations} simulations, ${nameOf(from)} to ${nameOf(to)}`}
      heightPx={HEIGHT_PX}
      legend={[
        {
          label: "5 to 95 %",
          tone: "accent",
          value: (
            <>
              <FigureText value={fan.low[index]} kind="money" /> to{" "}
              <FigureText value={fan.high[index]} kind="money" />
            </>
          ),
        },
        { label: "Median", tone: "accent", value: <FigureText value={fan.median[index]} kind="money" /> },
        { label: "Really", tone: "warning", value: <FigureText value={fan.actual[index]} kind="money" /> },
      ]}
      table={() => ({
        columns: [fan.tsMs === undefined ? "Trades" : "Time", ...COLUMNS.map(({ label }) => label)],
        rows: along.map((at, row) => [
          fan.tsMs === undefined ? formatNumber(at, "integer").text : formatBarTime(at),
          ...COLUMNS.map(({ label, key }) => <FigureText key={label} value={fan[key][row]} kind="money" />),
        ]),
      })}
      onPoint={setPointed}
    >
      {(widthPx) => {
        const inner = Math.max(1, widthPx - MARGIN.left - MARGIN.right);
        const toX = (at: number): number => MARGIN.left + ((at - from) / (to - from || 1)) * inner;
        const xs = along.map(toX);
        return (
          <>
            <ValueAxis scale={scale} widthPx={widthPx} kind="integer" />
            {ticksOf(fan, from, to, Math.floor(inner / TICK_PX)).map(({ at, label }) => (
              <text
                key={at}
                className="plot__tick"
                x={toX(at)}
                y={HEIGHT_PX - 6}
                textAnchor="middle"
                aria-hidden="true"
              >
                {label}
              </text>
            ))}
            <path className="plot__fan" d={bandPath(xs, fan.low, fan.high, scale)} />
            <path className="plot__fan" d={bandPath(xs, fan.lowerQuarter, fan.upperQuarter, scale)} />
            <path className="plot__line plot__line--dashed" d={linePath(xs, fan.median, scale)} />
            <path className="plot__line plot__line--warning" d={linePath(xs, fan.actual, scale)} />
            {pointed === undefined ? null : (
              <line
                className="plot__cursor"
                x1={xs[index]}
                x2={xs[index]}
                y1={MARGIN.top}
                y2={HEIGHT_PX - MARGIN.bottom}
              />
            )}
          </>
        );
      }}
    </PlotFrame>
  );
}

/** Times, or numbers of trades. */
function ticksOf({ tsMs }: EquityFan, from: number, to: number, count: number): readonly Tick[] {
  if (tsMs !== undefined) return timeTicks(from, to, count);
  return valueTicks(from, to, count)
    .filter(Number.isInteger)
    .map((at) => ({ at, label: formatNumber(at, "integer").text }));
}
