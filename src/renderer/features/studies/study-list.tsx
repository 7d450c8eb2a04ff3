import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import type { StudyStatus, StudySummary } from "#shared/ipc/channels/study-channels.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatAge } from "#renderer/ui/format-time.ts";

interface StudyListProps {
  readonly studies: readonly StudySummary[];
  readonly selected: string | undefined;
  /** Those that are set side by side. */
  readonly compared: readonly string[];
  readonly nowMs: number;
  readonly onSelect: (study: string) => void;
  readonly onCompare: (study: string, isCompared: boolean) => void;
}

const TONES: Readonly<Record<StudyStatus, "neutral" | "accent" | "up" | "warning">> = {
  running: "accent",
  paused: "warning",
  stopped: "warning",
  interrupted: "warning",
  complete: "neutral",
};

/** Searches of before and those under way, newest first; a mark sets several side by side. */
export function StudyList({ studies, selected, compared, nowMs, onSelect, onCompare }: StudyListProps) {
  const nameOf = useStrategyName();
  if (studies.length === 0)
    return (
      <p className="hint">No search was made in this workspace yet. Start one above: it is kept here.</p>
    );
  return (
    <ul className="studies" aria-label="Studies">
      {studies.map(({ study, strategy, kind, status, trials, symbols, tsStartedMs }) => (
        <li key={study} className="studies__item">
          <button
            type="button"
            className="studies__open"
            aria-current={study === selected ? "true" : undefined}
            onClick={() => onSelect(study)}
          >
            <span className="studies__name">
              {study} <span className="studies__strategy">{nameOf(strategy)}</span>
            </span>
            <span className="studies__text">
              {kind === "search" ? "search" : "walk forward"} on {symbols.join(" ")},{" "}
              <FigureText value={trials} kind="integer" /> trials, {formatAge(tsStartedMs, nowMs)}
            </span>
          </button>
          {status === "complete" ? null : <Badge tone={TONES[status]}>{status}</Badge>}
          <input
            type="checkbox"
            aria-label={`Compare ${study}`}
            title={`Compare ${study}`}
            checked={compared.includes(study)}
            onChange={(event) => onCompare(study, event.target.checked)}
          />
        </li>
      ))}
    </ul>
  );
}
