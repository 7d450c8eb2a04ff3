import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useState } from "react";
import { CandlestickChart, CirclePlay, CircleStop, Pause, Play } from "lucide-react";
import { Button } from "#renderer/ui/button.tsx";
import { Confirmation } from "#renderer/ui/confirmation.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { PaperSummary } from "./paper-summary.tsx";
import { FillsTable, OrdersTable, PositionsTable } from "./paper-tables.tsx";
import { SessionTable } from "./session-table.tsx";
import type { SessionRow } from "./session-table.tsx";
import { StopQuestion } from "./stop-question.tsx";
import { TotalsRow } from "./totals-row.tsx";

const HEAD_PX = 32;
const ROW_PX = 27;
const MOST_ROWS = 5;

/** What a person can do with sessions. */
export interface PaperDeskActions {
  readonly onStart: () => void;
  readonly onStop: (sessionId: string) => void;
  readonly onHold: (sessionId: string, isPaused: boolean) => void;
  readonly onShow: (sessionId: string) => void;
  readonly onClosePosition: (sessionId: string, symbol: string) => void;
  readonly onCancelOrder: (sessionId: string, orderId: string) => void;
  readonly onExplain: (sessionId: string, orderId: string) => void;
}

interface PaperDeskProps extends PaperDeskActions {
  /** Newest first. */
  readonly rows: readonly SessionRow[];
}

/** All paper sessions with what they hold, and what can be done about it. */
export function PaperDesk({ rows, ...actions }: PaperDeskProps) {
  const [wanted, setWanted] = useState<string>();
  const row = rows.find(({ session }) => session.sessionId === wanted) ?? rows[0];
  if (row === undefined)
    return (
      <EmptyState
        icon={<CirclePlay size={30} strokeWidth={1.5} aria-hidden="true" />}
        title="No paper session yet"
        text="A paper session trades a strategy on replayed prices, with an account of its own and no real money."
        action={<Button label="Start a session" look="primary" onPress={actions.onStart} />}
      />
    );
  return (
    <div className="paper-desk">
      <div className="paper-desk__sessions" style={{ height: sessionsPx(rows.length) }}>
        <SessionTable rows={rows} selected={row.session.sessionId} onSelect={setWanted} />
      </div>
      <SessionDetails key={row.session.sessionId} row={row} {...actions} />
    </div>
  );
}

/** As high as its rows, up to a handful; more are scrolled. */
const sessionsPx = (count: number): number => HEAD_PX + Math.min(count, MOST_ROWS) * ROW_PX;

type Doing =
  | { readonly kind: "close"; readonly symbol: string }
  | { readonly kind: "cancel"; readonly orderId: string };

type Asked = { readonly kind: "stop" } | Doing;

interface SessionDetailsProps extends PaperDeskActions {
  readonly row: SessionRow;
}

function SessionDetails({ row, ...actions }: SessionDetailsProps) {
  const { session, isPaused } = row;
  const { sessionId, account, orders, fills, fillCount } = session;
  const [tab, setTab] = useState("positions");
  const nameOf = useStrategyName();
  const [asked, setAsked] = useState<Asked>();
  const isRunning = session.status === "running";
  const explain = ({ orderId }: { readonly orderId: string }): void => actions.onExplain(sessionId, orderId);

  function confirm(): void {
    if (asked?.kind === "stop") actions.onStop(sessionId);
    if (asked?.kind === "close") actions.onClosePosition(sessionId, asked.symbol);
    if (asked?.kind === "cancel") actions.onCancelOrder(sessionId, asked.orderId);
    setAsked(undefined);
  }

  return (
    <section className="paper-desk__details" aria-label={`Session of ${nameOf(session.strategy)}`}>
      <div className="paper-desk__head">
        <PaperSummary session={session} />
      </div>
      <Tabs
        label="Details of the session"
        selected={tab}
        onSelect={setTab}
        aside={
          <div className="paper-desk__actions">
            <Button
              label="Start another"
              icon={<CirclePlay size={13} aria-hidden="true" />}
              onPress={actions.onStart}
            />
            <Button
              label="Show on the chart"
              icon={<CandlestickChart size={13} aria-hidden="true" />}
              onPress={() => actions.onShow(sessionId)}
            />
            <Button
              label={isPaused ? "Go on" : "Pause"}
              hint={
                isPaused ? "Lets it take its next bar" : "Finishes what is under way and takes no further bar"
              }
              icon={isPaused ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
              isDisabled={!isRunning}
              onPress={() => actions.onHold(sessionId, isPaused)}
            />
            <Button
              label="Stop…"
              look="danger"
              icon={<CircleStop size={13} aria-hidden="true" />}
              isDisabled={!isRunning}
              onPress={() => setAsked({ kind: "stop" })}
            />
          </div>
        }
        tabs={[
          {
            id: "positions",
            label: "Positions",
            count: account.positions.length,
            content: (
              <div className="stack">
                <PositionsTable
                  positions={account.positions}
                  {...(isRunning ? { onClose: ({ symbol }) => setAsked({ kind: "close", symbol }) } : {})}
                />
                <TotalsRow session={session} />
              </div>
            ),
          },
          {
            id: "orders",
            label: "Orders",
            count: orders.length,
            content: (
              <OrdersTable
                orders={orders}
                onExplain={({ id }) => explain({ orderId: id })}
                {...(isRunning ? { onCancel: ({ id }) => setAsked({ kind: "cancel", orderId: id }) } : {})}
              />
            ),
          },
          {
            id: "fills",
            label: "Fills",
            count: fillCount,
            content: <FillsTable fills={fills} onExplain={explain} />,
          },
        ]}
      />
      {asked?.kind === "stop" ? (
        <StopQuestion onConfirm={confirm} onCancel={() => setAsked(undefined)} />
      ) : null}
      {asked === undefined || asked.kind === "stop" ? null : (
        <Confirmation
          title={TITLES[asked.kind]}
          action={DOINGS[asked.kind]}
          onConfirm={confirm}
          onCancel={() => setAsked(undefined)}
        >
          {consequence(asked)}
        </Confirmation>
      )}
    </section>
  );
}

const TITLES = { close: "Close the position?", cancel: "Cancel the order?" } as const;

const DOINGS = { close: "Close position", cancel: "Cancel order" } as const;

function consequence(asked: Doing): string {
  switch (asked.kind) {
    case "close":
      return `Open orders in ${asked.symbol} are cancelled and a market order closes the position at the next bar. The strategy may enter again at its next signal.`;
    case "cancel":
      return `Order ${asked.orderId} is taken back before it fills. The strategy may send another one at its next signal.`;
  }
}
