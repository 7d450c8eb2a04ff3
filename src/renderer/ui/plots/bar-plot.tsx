import { FigureText } from "../figure-text.tsx";
import type { NumberKind } from "../format-number.ts";
import { MARGIN } from "./margin.ts";
import { PlotFrame } from "./plot-frame.tsx";
import type { PlotTone } from "./plot-frame.tsx";
import { ValueAxis, valueScale } from "./value-axis.tsx";

export interface BarSeriesOfPlot {
  readonly label: string;
  /** `sign` colours by up and down. */
  readonly tone: PlotTone | "sign";
  /** One for each category. */
  readonly values: readonly number[];
}

interface BarPlotProps {
  readonly title: string;
  readonly unit: string;
  readonly kind: NumberKind;
  /** What the categories are, as the table names them. */
  readonly of: string;
  readonly categories: readonly string[];
  readonly series: readonly BarSeriesOfPlot[];
  /** Bars touch, as in a histogram. */
  readonly isDense?: boolean;
  /** A place between the categories to mark: of the category `at`, so far into it. */
  readonly mark?: { readonly at: number; readonly label: string } | undefined;
  readonly heightPx?: number;
}

const HEIGHT_PX = 170;
const LABEL_PX = 7;

/** Values by category, several beside each other, from zero up or down. */
export function BarPlot({
  title,
  unit,
  kind,
  of,
  categories,
  series,
  isDense = false,
  mark,
  heightPx = HEIGHT_PX,
}: BarPlotProps) {
  const scale = valueScale(
    series.flatMap(({ values }) => values),
    heightPx,
    true,
  );
  const longest = Math.max(1, ...categories.map(({ length }) => length));
  return (
    <PlotFrame
      title={title}
      unit={unit}
      summary={`${title}: ${categories.length} bars, ${categories[0] ?? ""} to ${categories.at(-1) ?? ""}`}
      heightPx={heightPx}
      legend={
        series.length < 2
          ? []
          : series.map(({ label, tone }) => ({ label, tone: tone === "sign" ? "accent" : tone }))
      }
      table={() => ({
        columns: [of, ...series.map(({ label }) => label)],
        rows: categories.map((category, index) => [
          category,
          ...series.map(({ label, values }) => (
            <FigureText key={label} value={values[index]} kind={kind} isSigned={kind === "percent"} />
          )),
        ]),
      })}
    >
      {(widthPx) => {
        const inner = Math.max(1, widthPx - MARGIN.left - MARGIN.right);
        const slot = inner / Math.max(1, categories.length);
        const gap = isDense ? 1 : Math.min(14, slot * 0.24);
        const bar = Math.max(1, (slot - gap) / Math.max(1, series.length));
        const every = Math.max(1, Math.ceil((longest * LABEL_PX) / slot));
        return (
          <>
            <ValueAxis scale={scale} widthPx={widthPx} kind={kind} />
            {categories.map((category, index) =>
              index % every === 0 ? (
                <text
                  key={category}
                  className="plot__tick"
                  x={MARGIN.left + slot * (index + (isDense ? 0 : 0.5))}
                  y={heightPx - 6}
                  textAnchor="middle"
                  aria-hidden="true"
                >
                  {category}
                </text>
              ) : null,
            )}
            {series.map(({ label, tone, values }, place) =>
              values.map((value, index) => {
                if (!Number.isFinite(value) || value === 0) return null;
                const [zero, end] = [scale.toPx(0), scale.toPx(value)];
                const bySign = value > 0 ? "up" : "down";
                return (
                  <rect
                    key={`${label} ${categories[index] ?? ""}`}
                    className={`plot__bar plot__bar--${tone === "sign" ? bySign : tone}`}
                    x={MARGIN.left + slot * index + gap / 2 + bar * place}
                    y={Math.min(zero, end)}
                    width={Math.max(1, bar - (series.length > 1 ? 1 : 0))}
                    height={Math.max(1, Math.abs(end - zero))}
                  />
                );
              }),
            )}
            {mark === undefined ? null : (
              <BarMark
                x={MARGIN.left + slot * mark.at}
                label={mark.label}
                widthPx={widthPx}
                heightPx={heightPx}
              />
            )}
          </>
        );
      }}
    </PlotFrame>
  );
}

interface BarMarkProps {
  readonly x: number;
  readonly label: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

function BarMark({ x, label, widthPx, heightPx }: BarMarkProps) {
  const isRight = x > widthPx / 2;
  return (
    <g aria-hidden="true">
      <line className="plot__mark" x1={x} x2={x} y1={MARGIN.top} y2={heightPx - MARGIN.bottom} />
      <text
        className="plot__note"
        x={x + (isRight ? -5 : 5)}
        y={MARGIN.top + 9}
        textAnchor={isRight ? "end" : "start"}
      >
        {label}
      </text>
    </g>
  );
}
