import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { SessionId } from "#shared/model/ids.ts";
import { EVENT_COLUMNS, type EventRow } from "./event-chain.ts";
import type { ReadDb } from "./open-db.ts";
import { blockOf, SESSION_EVENTS } from "./session-blocks.ts";

/** What a desk needs of a session to trade on: a part of its events that gives the same desk as all of them. */
export interface DeskHistory {
  /**
   * All but balances and prices; of those only the last bar of each symbol, which says how it stands, and the first, since a
   * venue keeps its symbols in the order in which they came. Ascending.
   */
  readonly events: readonly AnyEnvelope[];
  /** How many bars the session was given. */
  readonly bars: number;
}

/** Prices looked at in one go. */
const PAGE_ROWS = 256;

/** Reads what a desk needs of a session; `toEvent` reads one row. */
export function createDeskHistoryReader(
  db: ReadDb,
  toEvent: (row: EventRow) => AnyEnvelope,
): (sessionId: SessionId) => DeskHistory {
  const selectStory = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ${SESSION_EVENTS}
     WHERE session = ? AND name NOT IN ('market.data.updated', 'balance.changed') ORDER BY block, seq`,
  );
  const newestFirst = db.prepare<[string, number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ${SESSION_EVENTS}
     WHERE session = ? AND block <= ${blockOf("?")} AND seq < ? AND name = 'market.data.updated'
     ORDER BY block DESC, seq DESC LIMIT ${PAGE_ROWS}`,
  );
  const oldestFirst = db.prepare<[string, number, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ${SESSION_EVENTS}
     WHERE session = ? AND block >= ${blockOf("?")} AND seq > ? AND name = 'market.data.updated'
     ORDER BY block, seq LIMIT ${PAGE_ROWS}`,
  );
  // A price with a bar in the words that we store it in; to read each of them as JSON takes several times as long.
  const countBars = db
    .prepare<[string], number>(
      `SELECT count(*) FROM ${SESSION_EVENTS}
       WHERE session = ? AND name = 'market.data.updated' AND instr(payload, '"bar":{') > 0`,
    )
    .pluck();

  /** The bar of each symbol that comes first in that direction, until there are `enough`. */
  function readBars(
    prices: typeof newestFirst,
    sessionId: SessionId,
    from: number,
    enough: number,
  ): readonly AnyEnvelope[] {
    const found = new Map<string, AnyEnvelope>();
    for (let at = from; ;) {
      const rows = prices.all(sessionId, at, at);
      for (const event of rows.map(toEvent)) {
        if (event.name !== "market.data.updated" || event.payload.bar === undefined) continue;
        if (!found.has(event.payload.symbol)) found.set(event.payload.symbol, event);
      }
      if (rows.length < PAGE_ROWS || found.size >= enough) return [...found.values()];
      at = rows.at(-1)?.seq ?? at;
    }
  }

  return (sessionId) => {
    const story = selectStory.all(sessionId).map(toEvent);
    const symbols = story.flatMap((event) => (event.name === "session.opened" ? event.payload.symbols : []));
    const last = readBars(newestFirst, sessionId, Number.MAX_SAFE_INTEGER, symbols.length);
    const first = readBars(oldestFirst, sessionId, 0, last.length);
    const events = new Map([...story, ...first, ...last].map((event) => [event.seq, event]));
    return {
      events: [...events.values()].toSorted((left, right) => left.seq - right.seq),
      bars: countBars.get(sessionId) ?? 0,
    };
  };
}
