export interface RowWindow {
  readonly first: number;
  /** One past the last row. */
  readonly end: number;
}

const OVERSCAN = 6;

/** The rows that are to be in the document for a scroll position, with a few around them. */
export function visibleRows(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + OVERSCAN);
  return { first: Math.min(first, count), end };
}
