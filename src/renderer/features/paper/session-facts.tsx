import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatBarTime, formatMoment } from "#renderer/ui/format-time.ts";
import { sessionWord } from "./session-word.ts";
import type { SessionRow } from "./session-table.tsx";

/** What a session trades on, and since when. */
export function SessionFacts({ session, isPaused }: SessionRow) {
  const nameOf = useStrategyName();
  return (
    <FactsList
      facts={[
        ["Status", sessionWord(session.status, isPaused)],
        ["Feed", session.feed],
        ["Strategy", nameOf(session.strategy)],
        ["Symbols", session.symbols.join(" ")],
        ["Started", formatMoment(session.tsStartedMs)],
        ["Last bar", session.tsLastBarMs === undefined ? "—" : formatBarTime(session.tsLastBarMs)],
        ["Session", session.sessionId],
      ]}
    />
  );
}
