import { memo, useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { useHelp } from "./use-help.tsx";
import { HelpTerm } from "./help-term.tsx";
import { HelpContext } from "./help-context.ts";
import { useVisibleRows } from "./use-visible-rows.ts";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What its figures mean and how they are computed, where its title is not enough. */
  readonly help?: readonly string[];
  /** Figures stand right. */
  readonly isFigure?: boolean;
  /** Left out where the table is narrower than that, so that nothing has to be scrolled sideways. */
  readonly room?: "medium" | "wide";
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  readonly empty: string;
  /** The row that others show more of. */
  readonly isSelected?: (row: Row) => boolean;
  readonly onSelect?: (row: Row) => void;
}

const ROW_PX = 26;
const NO_HELP: readonly string[] = [];
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A table that holds only the rows in sight, so ten thousand are as quick as ten. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
  isSelected,
  onSelect,
}: DataTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const visible = useVisibleRows(box, ROW_PX, rows.length);
  const help = useHelp(box);

  /** Arrow keys walk over the rows that can be selected; Enter selects the one that has the focus. */
  function press(event: KeyboardEvent<HTMLElement>): void {
    if (help.onKeyDown(event)) return;
    const step = MOVES[event.key];
    if (onSelect === undefined || (step === undefined && event.key !== "Enter")) return;
    const focused = rowIndexOf(event.target);
    const row = rows[focused];
    event.preventDefault();
    if (step !== undefined) focusRow(event.currentTarget, focused === -1 ? visible.first : focused + step);
    else if (row !== undefined) onSelect(row);
  }

  const { first, end } = visible;
  return (
    <HelpContext value={help.control}>
      <div
        className="table"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={label}
        onKeyDown={press}
        onFocus={help.onFocus}
        onBlur={help.onBlur}
      >
        <table aria-label={label} aria-rowcount={rows.length + 1}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={classOf(column)}>
                  <HelpTerm title={column.title} words={column.help ?? NO_HELP} />
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
                data-row={first + offset}
                tabIndex={onSelect === undefined ? undefined : -1}
                className={onSelect === undefined ? undefined : "is-selectable"}
                aria-current={isSelected?.(row) === true ? "true" : undefined}
                onClick={() => onSelect?.(row)}
              >
                <Cells row={row} columns={columns} />
              </tr>
            ))}
            <Spacer heightPx={(rows.length - end) * ROW_PX} span={columns.length} />
          </tbody>
        </table>
        {rows.length === 0 ? <p className="table__empty">{empty}</p> : null}
        {help.bubble}
      </div>
    </HelpContext>
  );
}

interface CellsProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
}

function CellsOfRow<Row>({ row, columns }: CellsProps<Row>): ReactNode {
  return columns.map((column) => (
    <td key={column.id} className={classOf(column)}>
      {column.cell(row)}
    </td>
  ));
}

/** A row that only moved keeps its cells. `memo` forgets that the component is of any row. */
const Cells = memo(CellsOfRow) as typeof CellsOfRow;

function classOf<Row>({ isFigure = false, room }: Column<Row>): string | undefined {
  const names = [...(isFigure ? ["is-figure"] : []), ...(room === undefined ? [] : [`needs-${room}`])];
  return names.length === 0 ? undefined : names.join(" ");
}

/** The index of the row that an element is; -1 for anything else. */
function rowIndexOf(target: EventTarget): number {
  return target instanceof HTMLElement ? Number(target.dataset["row"] ?? -1) : -1;
}

/** Rows just out of sight are in the document too, so the next one is always there. */
function focusRow(box: HTMLElement, index: number): void {
  box.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
}

function Spacer({ heightPx, span }: { readonly heightPx: number; readonly span: number }) {
  if (heightPx <= 0) return null;
  return (
    <tr aria-hidden="true" className="table__spacer">
      <td colSpan={span} style={{ height: heightPx }} />
    </tr>
  );
}
