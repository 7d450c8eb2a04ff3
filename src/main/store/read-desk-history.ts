import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { SessionId } from "#shared/model/ids.ts";
import { EVENT_COLUMNS, type EventRow } from "./event-chain.ts";
import type { ReadDb } from "./open-db.ts";

/** What a desk needs of a session to trade on: a part of its events that gives the same desk as all of them. */
export interface DeskHistory {
  /** All but balances and prices, of those only the last bar of each symbol; ascending. */
  readonly events: readonly AnyEnvelope[];
  /** How many bars the session was given. */
  readonly bars: number;
}

/** Prices looked at in one go, from the newest back. */
const PAGE_ROWS = 256;

/** Reads what a desk needs of a session; `toEvent` reads one row. */
export function createDeskHistoryReader(
  db: ReadDb,
  toEvent: (row: EventRow) => AnyEnvelope,
): (sessionId: SessionId) => DeskHistory {
  const selectStory = db.prepare<[string], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events
     WHERE session_id = ? AND name NOT IN ('market.data.updated', 'balance.changed') ORDER BY seq`,
  );
  const selectPrices = db.prepare<[string, number], EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM events
     WHERE session_id = ? AND seq < ? AND name = 'market.data.updated' ORDER BY seq DESC LIMIT ${PAGE_ROWS}`,
  );
  // A price with a bar in the words that we store it in; to read each of them as JSON takes several times as long.
  const countBars = db
    .prepare<[string], number>(
      `SELECT count(*) FROM events
       WHERE session_id = ? AND name = 'market.data.updated' AND instr(payload, '"bar":{') > 0`,
    )
    .pluck();

  function readLastBars(sessionId: SessionId, symbols: ReadonlySet<string>): readonly AnyEnvelope[] {
    const found = new Map<string, AnyEnvelope>();
    for (let before = Number.MAX_SAFE_INTEGER; ;) {
      const rows = selectPrices.all(sessionId, before);
      for (const event of rows.map(toEvent)) {
        if (event.name !== "market.data.updated" || event.payload.bar === undefined) continue;
        if (!found.has(event.payload.symbol)) found.set(event.payload.symbol, event);
      }
      if (rows.length < PAGE_ROWS || found.size >= symbols.size) return [...found.values()];
      before = rows.at(-1)?.seq ?? 0;
    }
  }

  return (sessionId) => {
    const story = selectStory.all(sessionId).map(toEvent);
    const symbols = story.flatMap((event) => (event.name === "session.opened" ? event.payload.symbols : []));
    const bars = readLastBars(sessionId, new Set(symbols));
    return {
      events: [...story, ...bars].toSorted((left, right) => left.seq - right.seq),
      bars: countBars.get(sessionId) ?? 0,
    };
  };
}
