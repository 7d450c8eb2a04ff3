import { useMemo, useState } from "react";
import { formatBarTime } from "../format-time.ts";
import { FigureText } from "../figure-text.tsx";
import type { NumberKind } from "../format-number.ts";
import { nearestIndex } from "./nearest-index.ts";
import { PlotFrame } from "./plot-frame.tsx";
import type { PlotTable, PlotTone } from "./plot-frame.tsx";
import { timeTicks } from "./ticks.ts";
import { MARGIN } from "./margin.ts";
import { ValueAxis, valueScale } from "./value-axis.tsx";
import type { Scale } from "./value-axis.tsx";

export interface PlotLine {
  readonly label: string;
  readonly tone: PlotTone;
  readonly tsMs: readonly number[];
  /** NaN leaves a gap. */
  readonly values: readonly number[];
  /** Filled to zero. */
  readonly isArea?: boolean;
  readonly isDashed?: boolean;
}

interface LinePlotProps {
  readonly title: string;
  readonly unit: string;
  readonly kind: NumberKind;
  readonly lines: readonly PlotLine[];
  readonly heightPx?: number;
  readonly withZero?: boolean;
}

const HEIGHT_PX = 170;
const TICK_PX = 76;
const TABLE_ROWS = 250;

/** Values over time: lines with gaps, axes, what they are worth under the pointer, and a table. */
export function LinePlot({
  title,
  unit,
  kind,
  lines,
  heightPx = HEIGHT_PX,
  withZero = false,
}: LinePlotProps) {
  const [pointed, setPointed] = useState<number>();
  const scale = useMemo(
    () =>
      valueScale(
        lines.flatMap(({ values }) => values),
        heightPx,
        withZero,
      ),
    [lines, heightPx, withZero],
  );
  const [fromMs, toMs] = useMemo(() => stretchOf(lines), [lines]);
  const pointedMs = pointed === undefined ? toMs : fromMs + pointed * (toMs - fromMs);
  const readings = lines.map(({ tsMs, values }) => {
    const index = nearestIndex(tsMs, pointedMs);
    return { atMs: tsMs[index], value: values[index] };
  });
  const atMs = pointed === undefined ? undefined : readings[0]?.atMs;
  return (
    <PlotFrame
      title={title}
      unit={atMs === undefined ? unit : `${unit}, ${formatBarTime(atMs)}`}
      summary={`${title}: ${lines.map(({ label }) => label).join(", ")} from ${dayOf(fromMs)} to ${dayOf(toMs)}`}
      heightPx={heightPx}
      legend={lines.map(({ label, tone }, index) => ({
        label,
        tone,
        value: <FigureText value={readings[index]?.value} kind={kind} />,
      }))}
      table={() => tableOf(lines, kind)}
      onPoint={setPointed}
    >
      {(widthPx) => {
        const inner = Math.max(1, widthPx - MARGIN.left - MARGIN.right);
        const toX = (tsMs: number): number => MARGIN.left + ((tsMs - fromMs) / (toMs - fromMs || 1)) * inner;
        return (
          <>
            <ValueAxis scale={scale} widthPx={widthPx} kind={kind} />
            {timeTicks(fromMs, toMs, Math.floor(inner / TICK_PX)).map(({ at, label }) => (
              <text
                key={at}
                className="plot__tick"
                x={toX(at)}
                y={heightPx - 6}
                textAnchor="middle"
                aria-hidden="true"
              >
                {label}
              </text>
            ))}
            {lines.map((line) => (
              <LinePath key={line.label} line={line} scale={scale} toX={toX} />
            ))}
            {atMs === undefined ? null : (
              <line
                className="plot__cursor"
                x1={toX(atMs)}
                x2={toX(atMs)}
                y1={MARGIN.top}
                y2={heightPx - MARGIN.bottom}
              />
            )}
          </>
        );
      }}
    </PlotFrame>
  );
}

function stretchOf(lines: readonly PlotLine[]): readonly [number, number] {
  const ends = lines.flatMap(({ tsMs }) => [tsMs[0], tsMs.at(-1)].filter((end) => end !== undefined));
  return ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)];
}

interface LinePathProps {
  readonly line: PlotLine;
  readonly scale: Scale;
  readonly toX: (tsMs: number) => number;
}

function LinePath({ line: { tsMs, values, tone, isArea, isDashed }, scale, toX }: LinePathProps) {
  const path = pathOf(tsMs.map(toX), values.map(scale.toPx));
  const zero = scale.toPx(Math.min(scale.high, Math.max(scale.low, 0)));
  const [first, last] = [tsMs[0], tsMs.at(-1)];
  return (
    <>
      {isArea === true && first !== undefined && last !== undefined ? (
        <path
          className={`plot__area plot__area--${tone}`}
          d={`${path}L${toX(last)} ${zero}L${toX(first)} ${zero}Z`}
        />
      ) : null}
      <path
        className={`plot__line plot__line--${tone}${isDashed === true ? " plot__line--dashed" : ""}`}
        d={path}
      />
    </>
  );
}

/** A value that is no number lifts the pen. */
function pathOf(xs: readonly number[], ys: readonly number[]): string {
  let isDown = false;
  return xs
    .map((x, index) => {
      const y = ys[index] ?? Number.NaN;
      if (!Number.isFinite(y)) {
        isDown = false;
        return "";
      }
      const move = isDown ? "L" : "M";
      isDown = true;
      return `${move}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}

/** Of a long line every so many points; the last is always among them. */
function tableOf(lines: readonly PlotLine[], kind: NumberKind): PlotTable {
  const times = lines.reduce<readonly number[]>(
    (most, { tsMs }) => (tsMs.length > most.length ? tsMs : most),
    [],
  );
  const step = Math.max(1, Math.ceil(times.length / TABLE_ROWS));
  const shown = times.filter((_, index) => (times.length - 1 - index) % step === 0);
  return {
    columns: ["Time", ...lines.map(({ label }) => label)],
    rows: shown.map((atMs) => [
      formatBarTime(atMs),
      ...lines.map(({ label, tsMs, values }) => (
        <FigureText key={label} value={values[nearestIndex(tsMs, atMs)]} kind={kind} />
      )),
    ]),
  };
}

const dayOf = (tsMs: number): string => formatBarTime(tsMs).slice(0, 10);
