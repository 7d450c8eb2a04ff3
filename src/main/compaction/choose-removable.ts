import { fromLosslessJson } from "#main/node/lossless-json.ts";
import type { EventMap } from "#shared/events/event-map.ts";

/** A row of a streamed event. */
export interface StreamedRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly payload: string;
  readonly hash: string;
}

/** What explains a durable event, for as long as that is there. */
export interface NeededRows {
  /** Events that durable ones came from. */
  readonly ids: ReadonlySet<string>;
  /** Opening times of bars at which an order was decided or filled. */
  readonly barTimes: ReadonlySet<number>;
}

/** A row that nothing is folded from any more. */
export interface RemovableRow {
  readonly seq: number;
  readonly hash: string;
}

/**
 * Takes rows in their order and answers which may go: all but the last of each kind and subject (a symbol, a step). What a
 * state holds of streamed events is the last price and bar of each symbol, the last progress of each step, and the number
 * of bars.
 */
export function createChooser(needed: NeededRows): (row: StreamedRow) => RemovableRow | undefined {
  const last = new Map<string, RemovableRow>();
  return (row) => {
    const { seq, hash } = row;
    const { subject, tsBarMs } = readSubject(row);
    const isBar = tsBarMs !== undefined;
    // It may be the last of its kind, too; then the one before it stays as well, which does no harm.
    if (needed.ids.has(row.id) || (isBar && needed.barTimes.has(tsBarMs))) return undefined;
    const kind = JSON.stringify([row.name, subject, isBar]);
    const before = last.get(kind);
    last.set(kind, { seq, hash });
    return before;
  };
}

/** A row that another program changed fails the comparison of folds that follows. */
function readSubject({ name, payload }: StreamedRow): {
  readonly subject: string;
  readonly tsBarMs: number | undefined;
} {
  const value = fromLosslessJson(payload) as Partial<
    EventMap["market.data.updated"] & EventMap["job.progressed"]
  >;
  return {
    subject: value.symbol ?? value.step ?? "",
    tsBarMs: name === "market.data.updated" ? value.bar?.tsOpenMs : undefined,
  };
}
