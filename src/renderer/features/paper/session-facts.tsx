import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatBarTime, formatMoment } from "#renderer/ui/format-time.ts";

/** What a session trades on, and since when. */
export function SessionFacts({ session }: { readonly session: PaperView }) {
  const nameOf = useStrategyName();
  return (
    <FactsList
      facts={[
        ["Status", session.status],
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
