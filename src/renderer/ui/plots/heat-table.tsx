import { useRef } from "react";
import { FigureText } from "../figure-text.tsx";
import { formatNumber } from "../format-number.ts";
import type { NumberKind } from "../format-number.ts";
import { useWidth } from "./use-width.ts";

interface HeatTableProps {
  readonly title: string;
  readonly unit: string;
  /** What stands in the corner: the name of the rows and of the columns. */
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  /** By row and column; undefined or NaN where there is nothing. */
  readonly cells: readonly (readonly (number | undefined)[])[];
  readonly kind: NumberKind;
  readonly decimals?: number;
  /** More than this far from 0 is full colour; the largest of the cells by default. */
  readonly fullAt?: number;
  /** Cells to frame, as `row column`, and why. */
  readonly framed?: ReadonlyMap<string, string>;
}

const NO_FRAMES: ReadonlyMap<string, string> = new Map();
const STRONGEST_PERCENT = 46;
/** A year's months and its sum show their figures in any case. */
const FEWEST_WITHOUT_TEXT = 14;
/** A cell with a figure in it, and the names of the rows. */
const FIGURE_PX = 42;
const NAMES_PX = 64;

/** A table whose cells are coloured by sign and size; every figure stands in it, so it needs no other table. */
export function HeatTable({
  title,
  unit,
  corner,
  columns,
  rows,
  cells,
  kind,
  decimals,
  fullAt,
  framed = NO_FRAMES,
}: HeatTableProps) {
  const most = fullAt ?? Math.max(1e-9, ...cells.flat().map((cell) => (finite(cell) ? Math.abs(cell) : 0)));
  const box = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(box);
  // Without room for figures they are in the name of the cell, and shown while the pointer rests on it.
  const isNarrow = columns.length >= FEWEST_WITHOUT_TEXT && (widthPx - NAMES_PX) / columns.length < FIGURE_PX;
  return (
    <figure className="plot" aria-label={title}>
      <figcaption className="plot__head">
        <span className="plot__title">{title}</span>
        <span className="plot__unit">{unit}</span>
      </figcaption>
      <div
        ref={box}
        className={`heat${isNarrow ? " heat--narrow" : ""}`}
        role="region"
        aria-label={title}
        tabIndex={0}
      >
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((column) => (
                <th key={column} scope="col" className="is-figure">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, down) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column, across) => {
                  const value = cells[down]?.[across];
                  const why = framed.get(`${down} ${across}`);
                  const shown = finite(value)
                    ? formatNumber(value, kind, decimals === undefined ? {} : { decimals }).text
                    : "nothing";
                  return (
                    <td
                      key={column}
                      className={`is-figure${why === undefined ? "" : " heat__framed"}`}
                      title={
                        isNarrow
                          ? `${corner}: ${row}, ${column}: ${shown}${why === undefined ? "" : `. ${why}`}`
                          : why
                      }
                      style={{ backgroundColor: colourOf(value, most) }}
                    >
                      {finite(value) ? (
                        <span className={isNarrow ? "visually-hidden" : undefined}>
                          <FigureText
                            value={value}
                            kind={kind}
                            {...(decimals === undefined ? {} : { decimals })}
                          />
                        </span>
                      ) : null}
                      {why === undefined ? null : <span className="visually-hidden">{why}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

const finite = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

function colourOf(value: number | undefined, most: number): string | undefined {
  if (!finite(value) || value === 0) return undefined;
  const percent = Math.min(1, Math.abs(value) / most) * STRONGEST_PERCENT;
  return `color-mix(in srgb, var(--${value > 0 ? "up" : "down"}) ${percent.toFixed(1)}%, transparent)`;
}
