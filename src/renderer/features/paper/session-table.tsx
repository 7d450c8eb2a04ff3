import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { CirclePause, CirclePlay, CircleStop, CircleX } from "lucide-react";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { sessionWord } from "./session-word.ts";

const ICONS = { running: CirclePlay, paused: CirclePause, stopped: CircleStop, failed: CircleX } as const;

/** A session, and whether its run holds still. */
export interface SessionRow {
  readonly session: PaperView;
  readonly isPaused: boolean;
}

function Status({ session, isPaused }: SessionRow) {
  const word = sessionWord(session.status, isPaused);
  const Icon = ICONS[word];
  return (
    <span className={`session-status session-status--${word}`}>
      <Icon size={13} aria-hidden="true" />
      {word}
    </span>
  );
}

function Name({ session }: Pick<SessionRow, "session">) {
  const nameOf = useStrategyName();
  return (
    <span className="session-name">
      <strong className="cell-strong">{nameOf(session.strategy)}</strong>
      {session.isSynthetic ? (
        <Badge tone="synthetic" hint="These prices were generated; they are no real market.">
          SYNTHETIC
        </Badge>
      ) : (
        <Badge tone="replay" hint="Stored prices, played again; they are no live market.">
          REPLAY
        </Badge>
      )}
    </span>
  );
}

const COLUMNS: readonly Column<SessionRow>[] = [
  {
    id: "strategy",
    title: "Strategy",
    cell: ({ session }) => <Name session={session} />,
  },
  { id: "symbols", title: "Symbols", cell: ({ session }) => session.symbols.join(" ") },
  { id: "status", title: "Status", cell: (row) => <Status {...row} /> },
  {
    id: "equity",
    title: "Equity",
    isFigure: true,
    cell: ({ session }) => <FigureText value={session.account.equity} kind="money" />,
  },
  {
    id: "profit",
    title: "Profit",
    isFigure: true,
    cell: ({ session }) => <FigureText value={session.profit} kind="money" isSigned />,
  },
  {
    id: "day",
    title: "Day",
    isFigure: true,
    cell: ({ session }) => <FigureText value={session.day?.profit} kind="money" isSigned />,
  },
  {
    id: "positions",
    room: "medium",
    title: "Positions",
    isFigure: true,
    cell: ({ session }) => <FigureText value={session.account.positions.length} kind="integer" />,
  },
  {
    id: "fills",
    room: "medium",
    title: "Fills",
    isFigure: true,
    cell: ({ session }) => <FigureText value={session.fillCount} kind="integer" />,
  },
  {
    id: "bar",
    room: "medium",
    title: "Last bar",
    cell: ({ session: { tsLastBarMs } }) =>
      tsLastBarMs === undefined ? "none yet" : formatBarTime(tsLastBarMs),
  },
];

interface SessionTableProps {
  readonly rows: readonly SessionRow[];
  readonly selected: string | undefined;
  readonly onSelect: (sessionId: string) => void;
}

/** Every paper session, newest first. */
export function SessionTable({ rows, selected, onSelect }: SessionTableProps) {
  return (
    <DataTable
      label="Sessions"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ session }) => session.sessionId}
      isSelected={({ session }) => session.sessionId === selected}
      empty="No paper session was started yet."
      onSelect={({ session }) => onSelect(session.sessionId)}
    />
  );
}
