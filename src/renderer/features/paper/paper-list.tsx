import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { CirclePause, CirclePlay, CircleX } from "lucide-react";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { FigureText } from "#renderer/ui/figure-text.tsx";

interface PaperListProps {
  readonly sessions: readonly PaperView[];
  readonly selected: string | undefined;
  readonly onSelect: (sessionId: string) => void;
}

const ICONS = { running: CirclePlay, stopped: CirclePause, failed: CircleX } as const;

export function PaperList({ sessions, selected, onSelect }: PaperListProps) {
  const nameOf = useStrategyName();
  return (
    <ul className="nav-list" aria-label="Paper sessions">
      {sessions.map((session) => {
        const Icon = ICONS[session.status];
        return (
          <li key={session.sessionId}>
            <button
              type="button"
              className="nav-item"
              aria-current={session.sessionId === selected ? "true" : undefined}
              onClick={() => onSelect(session.sessionId)}
            >
              <span className={`status-icon status-icon--paper-${session.status}`} title={session.status}>
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
                    {session.isSynthetic ? <span className="nav-item__mark">SYNTHETIC</span> : null}
                  </span>
                  <span className="nav-item__age">{session.status}</span>
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
