import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";

interface Sized {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** Steps of one rank, one under another. */
export type Column = readonly Sized[];

type Row = readonly Column[];

/** Where a step stands among the rows of its list. */
export interface RowPlace extends CanvasPoint {
  /** Counts the columns of its row from 0. */
  readonly column: number;
  readonly row: number;
  /** The row's own edges, within the list. */
  readonly top: number;
  readonly bottom: number;
}

export const GAP_PX = { column: 84, row: 60, node: 26 };

/** The part of a small window that is canvas: what the rows are made to fill. */
const ROOM_PX = { width: 860, height: 500 };
/** So many columns are never wrapped: a row that short is read at a glance. */
const SHORT_ROW = 4;

/** No row is longer: beyond it all is small, and looking for the best takes its time. */
const MOST_COLUMNS = 60;

/** Puts columns side by side in as many rows as show them largest, like words on a page. */
export function wrapColumns(columns: readonly Column[]): ReadonlyMap<string, RowPlace> {
  const places = new Map<string, RowPlace>();
  let top = 0;
  for (const [row, members] of bestRows(columns).entries()) {
    const bottom = top + rowHeight(members);
    let x = 0;
    for (const [column, steps] of members.entries()) {
      let y = top;
      for (const { path, height } of steps) {
        places.set(path, { x, y, column, row, top, bottom });
        y += height + GAP_PX.node;
      }
      x += widthOf(steps) + GAP_PX.column;
    }
    top = bottom + GAP_PX.row;
  }
  return places;
}

/** The rows that can be shown largest together; of equals the longest. */
function bestRows(columns: readonly Column[]): readonly Row[] {
  if (columns.length <= SHORT_ROW) return columns.length === 0 ? [] : [columns];
  let best: readonly Row[] = [columns];
  let most = 0;
  for (let length = Math.min(columns.length, MOST_COLUMNS); length > 0; length -= 1) {
    const rows = fillRows(columns, rowWidth(columns.slice(0, length)));
    const width = Math.max(...rows.map(rowWidth));
    const height = sum(rows.map(rowHeight)) + (rows.length - 1) * GAP_PX.row;
    const zoom = Math.min(ROOM_PX.width / width, ROOM_PX.height / height);
    if (zoom > most) [best, most] = [rows, zoom];
  }
  return best;
}

/** As many columns in each row as the width holds, and at least one. */
function fillRows(columns: readonly Column[], width: number): readonly Row[] {
  const rows: Column[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const wanted = used + GAP_PX.column + widthOf(column);
    if (wanted > width) rows.push([]);
    used = wanted > width ? widthOf(column) : wanted;
    rows.at(-1)?.push(column);
  }
  return rows;
}

const rowWidth = (row: Row): number => sum(row.map(widthOf)) + (row.length - 1) * GAP_PX.column;
const rowHeight = (row: Row): number => Math.max(...row.map(heightOf));
const widthOf = (column: Column): number => Math.max(...column.map(({ width }) => width));
const heightOf = (column: Column): number =>
  sum(column.map(({ height }) => height)) + (column.length - 1) * GAP_PX.node;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
