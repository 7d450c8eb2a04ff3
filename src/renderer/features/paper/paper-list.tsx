import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { CirclePause, CirclePlay, CircleStop, CircleX } from "lucide-react";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { sessionWord } from "./session-word.ts";

interface PaperListProps {
  readonly sessions: readonly PaperView[];
  readonly selected: string | undefined;
  /** Whether the run of a session holds still. */
  readonly isPaused: (session: PaperView) => boolean;
  readonly onSelect: (sessionId: string) => void;
}

const ICONS = { running: CirclePlay, paused: CirclePause, stopped: CircleStop, failed: CircleX } as const;

export function PaperList({ sessions, selected, isPaused, onSelect }: PaperListProps) {
  const nameOf = useStrategyName();
  return (
    <ul className="nav-list" aria-label="Paper sessions">
      {sessions.map((session) => {
        const word = sessionWord(session.status, isPaused(session));
        const Icon = ICONS[word];
        return (
          <li key={session.sessionId}>
            <button
              type="button"
              className="nav-item"
              aria-current={session.sessionId === selected ? "true" : undefined}
              onClick={() => onSelect(session.sessionId)}
            >
              <span className={`status-icon status-icon--paper-${word}`} title={word}>
                <Icon size={13} aria-hidden="true" />
              </span>
              <span className="nav-item__main">
                <span className="nav-item__line">
                  <span className="nav-item__title">{nameOf(session.strategy)}</span>
                  <FigureText value={session.profit} kind="money" isSigned />
                </span>
                <span className="nav-item__line">
                  <span className="nav-item__text">
                    {session.symbols.join(" ")}
                    {session.isSynthetic ? (
                      <span className="nav-item__mark">SYNTHETIC</span>
                    ) : (
                      <span className="nav-item__mark nav-item__mark--replay">REPLAY</span>
                    )}
                  </span>
                  <span className="nav-item__age">{word}</span>
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
