import { fromLosslessJson } from "#main/lossless-json.ts";
import type { EventMap } from "#shared/events/event-map.ts";

/** A row of a streamed event. */
export interface StreamedRow {
  readonly seq: number;
  readonly name: string;
  readonly payload: string;
  readonly hash: string;
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
export function createChooser(): (row: StreamedRow) => RemovableRow | undefined {
  const last = new Map<string, RemovableRow>();
  return (row) => {
    const { seq, hash } = row;
    const { subject, isBar } = readSubject(row);
    const kind = JSON.stringify([row.name, subject, isBar]);
    const before = last.get(kind);
    last.set(kind, { seq, hash });
    return before;
  };
}

/** A row that another program changed fails the comparison of folds that follows. */
function readSubject({ name, payload }: StreamedRow): { readonly subject: string; readonly isBar: boolean } {
  const value = fromLosslessJson(payload) as Partial<
    EventMap["market.data.updated"] & EventMap["job.progressed"]
  >;
  return {
    subject: value.symbol ?? value.step ?? "",
    isBar: name === "market.data.updated" && value.bar !== undefined,
  };
}
