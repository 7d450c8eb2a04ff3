import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { visibleRows } from "./visible-rows.ts";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Figures stand right. */
  readonly isFigure?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly empty: string;
  readonly onSelect?: (row: Row) => void;
}

const ROW_PX = 26;

/** A table that holds only the rows in sight, so ten thousand are as quick as ten. */
export function DataTable<Row>({ label, columns, rows, rowKey, empty, onSelect }: DataTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 400 });

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, []);

  const { first, end } = visibleRows(scroll.top, scroll.height, ROW_PX, rows.length);
  return (
    <div className="table" ref={box} tabIndex={0} role="region" aria-label={label}>
      <table aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.isFigure === true ? "is-figure" : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer heightPx={first * ROW_PX} span={columns.length} />
          {rows.slice(first, end).map((row, offset) => (
            <tr
              key={rowKey(row, first + offset)}
              aria-rowindex={first + offset + 2}
              className={onSelect === undefined ? undefined : "is-selectable"}
              onClick={() => onSelect?.(row)}
            >
              {columns.map((column) => (
                <td key={column.id} className={column.isFigure === true ? "is-figure" : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
          <Spacer heightPx={(rows.length - end) * ROW_PX} span={columns.length} />
        </tbody>
      </table>
      {rows.length === 0 ? <p className="table__empty">{empty}</p> : null}
    </div>
  );
}

function Spacer({ heightPx, span }: { readonly heightPx: number; readonly span: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden="true" className="table__spacer">
      <td colSpan={span} style={{ height: heightPx }} />
    </tr>
  );
}
