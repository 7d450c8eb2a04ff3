import type { BarSeries } from "#shared/model/bar.ts";
import type { Bar } from "#shared/model/bar.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import { sessionId as sessionIdOf } from "#shared/model/ids.ts";
import { joinRecorded } from "#main/feeds/join-recorded.ts";
import { createReplayFeed, type ReplayFeed } from "#main/feeds/replay-feed.ts";
import type { EventLog } from "#main/store/event-log.ts";
import type { SessionStore } from "#main/store/session-store.ts";
import { nodeHasher } from "#main/node/node-ports.ts";

/** Where paper sessions are kept. */
export interface RecordedSessions {
  readonly log: Pick<EventLog, "readState">;
  readonly sessions: Pick<SessionStore, "list">;
  /** Stores what is still on its way. */
  flush(): void;
}

/**
 * The bars that a paper session was given, as its log has them, with the stored history before them. Throws user errors
 * for a session that is not known, traded other symbols, or whose bars were taken out of the log.
 */
export function openRecorded(
  recorded: RecordedSessions,
  id: string,
  symbols: readonly string[],
  loadSeries: (symbol: string) => BarSeries,
): ReplayFeed {
  recorded.flush();
  const { bars, isCompacted } = readBars(recorded, id);
  const known = [...bars.keys()];
  if (isCompacted || known.length === 0) throw noBars(id, isCompacted);
  const asked = symbols.map((symbol) => symbol.toUpperCase());
  if (asked.toSorted().join() !== known.toSorted().join()) throw otherSymbols(id, asked, known);
  const tsStartMs = Math.min(
    ...[...bars.values()].map(([first]) => first?.tsOpenMs ?? Number.POSITIVE_INFINITY),
  );
  const series = asked.map((symbol) =>
    joinRecorded(loadSeries(symbol), { sessionId: id, bars: bars.get(symbol) ?? [], tsStartMs }, nodeHasher),
  );
  const windowBars = Math.max(...series.map(({ tsOpenMs }) => tsOpenMs.length));
  return createReplayFeed(series, { startIndex: 0, tsStartMs, windowBars });
}

interface ReadBars {
  readonly bars: ReadonlyMap<string, readonly Bar[]>;
  readonly isCompacted: boolean;
}

function readBars({ log, sessions }: RecordedSessions, id: string): ReadBars {
  const ids = sessions.list().map(({ sessionId }) => sessionId);
  const sessionId = sessionIdOf(id);
  if (!ids.includes(sessionId)) throw unknownSession(id, ids);
  const bars = new Map<string, Bar[]>();
  let isCompacted = false;
  for (const page of log.readState(sessionId, 0)) {
    for (const event of page) {
      if (event.name === "log.compacted") isCompacted = true;
      if (event.name !== "market.data.updated" || event.payload.bar === undefined) continue;
      const { symbol, bar } = event.payload;
      const ofSymbol = bars.get(symbol) ?? [];
      ofSymbol.push(bar);
      bars.set(symbol, ofSymbol);
    }
  }
  return { bars, isCompacted };
}

function unknownSession(id: string, ids: readonly string[]): AppError {
  return userError({
    code: "feed.unknown-session",
    message: `recordedSession must be a paper session of this workspace, was ${id}`,
    field: "recordedSession",
    value: id,
    remedy: ids.length === 0 ? "run a paper session first" : `use one of ${ids.slice(0, 5).join(", ")}`,
  });
}

function noBars(id: string, isCompacted: boolean): AppError {
  return userError({
    code: "feed.no-recorded-bars",
    message: isCompacted
      ? `the bars of session ${id} were compacted: its log has their number and the last ones only`
      : `session ${id} was given no bar`,
    field: "recordedSession",
    value: id,
    remedy: "use a newer session, or leave recordedSession out to trade the stored bars",
  });
}

function otherSymbols(id: string, asked: readonly string[], known: readonly string[]): AppError {
  return userError({
    code: "feed.other-symbols",
    message: `session ${id} was given bars of ${known.join(", ")}, and the run asks for ${asked.join(", ")}`,
    field: "symbols",
    value: asked.join(", "),
    remedy: `ask for ${known.join(", ")}`,
  });
}
