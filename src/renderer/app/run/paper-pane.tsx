import { useMemo, useState } from "react";
import { CircleStop } from "lucide-react";
import { useStore } from "zustand";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { joinBars } from "#renderer/features/charts/join-bars.ts";
import { joinEquity } from "#renderer/features/charts/join-equity.ts";
import { PaperChart } from "#renderer/features/charts/paper-chart.tsx";
import { PaperSummary } from "#renderer/features/paper/paper-summary.tsx";
import { StopQuestion } from "#renderer/features/paper/stop-question.tsx";
import { FillsTable, OrdersTable, PositionsTable } from "#renderer/features/paper/paper-tables.tsx";
import { EMPTY_HISTORY } from "#renderer/replica/paper-history.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ChartAndDetails } from "../results/chart-and-details.tsx";
import { usePaperBars, usePaperEquity } from "../results/use-run-data.ts";
import { useLinkedSymbol } from "../links/use-link.ts";
import type { LinkColour } from "../links/link-colour.ts";
import { useTrader } from "../trader-context.ts";

interface PaperPaneProps {
  readonly session: PaperView;
  readonly theme: string;
  readonly link: LinkColour | undefined;
}

const NO_BARS = [] as const;

/** The middle for a paper session: its account, chart, positions, orders and fills as they change. */
export function PaperPane({ session, theme, link }: PaperPaneProps) {
  const { replica, trace } = useTrader();
  const history = useStore(replica.history, (state) => state[session.sessionId]) ?? EMPTY_HISTORY;
  const [symbol, setSymbol] = useState(session.symbols[0] ?? "");
  const tell = useLinkedSymbol(link, (linked) => {
    if (session.symbols.includes(linked)) setSymbol(linked);
  });

  function choose(chosen: string): void {
    setSymbol(chosen);
    tell(chosen);
  }

  const { account, sessionId } = session;
  const explain = (orderId: string): void => trace.show({ kind: "order", orderId, sessionId });
  const known = usePaperBars(session.sessionId, symbol, session.tsLastBarMs !== undefined);
  const knownEquity = usePaperEquity(session.sessionId);
  const seen = history.bars[symbol] ?? NO_BARS;
  const bars = useMemo(() => joinBars(known, seen), [known, seen]);
  const equity = useMemo(() => joinEquity(knownEquity, history.equity), [knownEquity, history.equity]);
  return (
    <ChartAndDetails
      label="Session"
      symbols={session.symbols}
      symbol={symbol}
      onSymbol={choose}
      head={<PaperHead session={session} />}
      chart={
        <PaperChart
          key={`${symbol} ${theme}`}
          symbol={symbol}
          bars={bars}
          fills={session.fills}
          equity={equity}
          isSynthetic={session.isSynthetic}
          origin={known === undefined || known.origin === "" ? session.feed : known.origin}
          tsFirstMs={equity[0]?.tsMs}
        />
      }
      firstTab="fills"
      tabs={[
        {
          id: "positions",
          label: "Positions",
          count: account.positions.length,
          content: <PositionsTable positions={account.positions} />,
        },
        {
          id: "orders",
          label: "Orders",
          count: session.orders.length,
          content: <OrdersTable orders={session.orders} onExplain={({ id }) => explain(id)} />,
        },
        {
          id: "fills",
          label: "Fills",
          count: session.fillCount,
          content: <FillsTable fills={session.fills} onExplain={({ orderId }) => explain(orderId)} />,
        },
      ]}
    />
  );
}

function PaperHead({ session }: Pick<PaperPaneProps, "session">) {
  const { actions } = useTrader();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <div className="paper-head">
      <PaperSummary session={session} />
      <Button
        label="Stop session"
        look="danger"
        icon={<CircleStop size={14} aria-hidden="true" />}
        isDisabled={session.status !== "running"}
        onPress={() => setIsAsked(true)}
      />
      {isAsked ? (
        <StopQuestion
          onConfirm={() => {
            setIsAsked(false);
            actions.stop(session.sessionId);
          }}
          onCancel={() => setIsAsked(false)}
        />
      ) : null}
    </div>
  );
}
