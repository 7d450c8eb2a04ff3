import { useRef, useState } from "react";
import type { ReactNode } from "react";
import { Table2 } from "lucide-react";
import { Button } from "../button.tsx";
import { DataTable } from "../data-table.tsx";
import { MARGIN } from "./margin.ts";
import { useWidth } from "./use-width.ts";

export type PlotTone = "accent" | "muted" | "up" | "down" | "warning" | "synthetic";

export interface PlotLegend {
  readonly label: string;
  readonly tone: PlotTone;
  /** What it is worth where the pointer is. */
  readonly value?: ReactNode;
}

/** What is drawn, as a table: a name and its cells a row. */
export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

interface PlotFrameProps {
  readonly title: string;
  /** What the axis counts. */
  readonly unit: string;
  /** What the drawing shows, for those who do not see it. */
  readonly summary: string;
  readonly heightPx: number;
  readonly legend?: readonly PlotLegend[];
  /** Made only when somebody asks for it. */
  readonly table: () => PlotTable;
  /** Where the pointer is between the left and the right end of the axis, 0 to 1; undefined when it has left. */
  readonly onPoint?: (fraction: number | undefined) => void;
  readonly children: (widthPx: number) => ReactNode;
}

const NO_LEGEND: readonly PlotLegend[] = [];

/** What every plot has: a title with its unit, what the colours are, and the same as a table. */
export function PlotFrame({
  title,
  unit,
  summary,
  heightPx,
  legend = NO_LEGEND,
  table,
  onPoint,
  children,
}: PlotFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [isTable, setIsTable] = useState(false);
  return (
    <figure className="plot" aria-label={title}>
      <figcaption className="plot__head">
        <span className="plot__title">{title}</span>
        <span className="plot__unit">{unit}</span>
        <ul className="plot__legend" aria-label={`Colours of ${title}`}>
          {legend.map(({ label, tone, value }) => (
            <li key={label} className={`plot__key plot__key--${tone}`}>
              {label} {value}
            </li>
          ))}
        </ul>
        <Button
          label={`${title} as a table`}
          icon={<Table2 size={13} aria-hidden="true" />}
          look="quiet"
          isIconOnly
          isPressed={isTable}
          onPress={() => setIsTable(!isTable)}
        />
      </figcaption>
      <div className="plot__box" ref={box} style={{ height: heightPx }}>
        {isTable ? (
          <PlotRows title={title} table={table()} />
        ) : (
          <svg
            width={width}
            height={heightPx}
            role="img"
            aria-label={summary}
            onPointerMove={(event) => {
              const xPx = event.clientX - event.currentTarget.getBoundingClientRect().left;
              onPoint?.((xPx - MARGIN.left) / Math.max(1, width - MARGIN.left - MARGIN.right));
            }}
            onPointerLeave={() => onPoint?.(undefined)}
          >
            {children(width)}
          </svg>
        )}
      </div>
    </figure>
  );
}

function PlotRows({ title, table }: { readonly title: string; readonly table: PlotTable }) {
  return (
    <DataTable
      label={`${title}, table`}
      columns={table.columns.map((column, index) => ({
        id: `${column} ${index}`,
        title: column,
        isFigure: index > 0,
        cell: (row: readonly ReactNode[]) => row[index],
      }))}
      rows={table.rows}
      rowKey={(_, index) => String(index)}
      empty="Nothing is drawn."
    />
  );
}
