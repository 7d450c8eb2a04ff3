import { useCallback } from "react";
import { Layers } from "lucide-react";
import type { RegimeSummaryView, RegimeView as Regimes } from "#shared/ipc/channels/regime-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { Panel } from "#renderer/ui/panel.tsx";
import { CurrentRegimeCard } from "./current-regime-card.tsx";
import { RegimeRibbon } from "./regime-ribbon.tsx";
import { regimeTitle } from "./regime-title.ts";
import { TransitionMatrix } from "./transition-matrix.tsx";

interface RegimeViewProps {
  readonly client: Client;
  /** Undefined until a person or a linked panel has chosen one: the first that is stored. */
  readonly symbol: string | undefined;
  readonly onSymbol: (symbol: string) => void;
}

const SUMMARIES: readonly Column<RegimeSummaryView>[] = [
  {
    id: "regime",
    title: "Regime",
    cell: ({ regime }) => (
      <span className="regime-name">
        <svg className="regime-key" viewBox="0 0 10 10" aria-hidden="true">
          <rect className={`regime-fill regime-fill--${regime}`} width="10" height="10" rx="2" />
        </svg>
        {regimeTitle(regime)}
      </span>
    ),
  },
  {
    id: "bars",
    title: "Bars",
    isFigure: true,
    cell: ({ bars }) => <FigureText value={bars} kind="integer" />,
  },
  {
    id: "spells",
    title: "Spells",
    isFigure: true,
    cell: ({ spells }) => <FigureText value={spells} kind="integer" />,
  },
  {
    id: "length",
    title: "Bars a spell",
    isFigure: true,
    cell: ({ meanSpellBars }) => <FigureText value={meanSpellBars} kind="figure" decimals={1} />,
  },
  {
    id: "return",
    title: "Return a bar",
    isFigure: true,
    cell: ({ meanReturnFraction }) => (
      <FigureText value={meanReturnFraction} kind="percent" isSigned decimals={3} />
    ),
  },
  {
    id: "next",
    title: "Of the next bar",
    isFigure: true,
    cell: ({ meanNextReturnFraction }) => (
      <FigureText
        value={meanNextReturnFraction}
        kind="percent"
        isSigned
        decimals={3}
        whyNotFinite="no bar has followed one in this regime"
      />
    ),
  },
];

/** In which state a market is and was, how long its states last and what follows them. */
export function RegimeView({ client, symbol, onSymbol }: RegimeViewProps) {
  const [list] = useLoaded(useCallback(() => client.invoke("data:list", undefined), [client]));
  if (list.status === "failed") return <ErrorCard title="The symbols cannot be listed" error={list.error} />;
  if (list.status === "loading") return <p className="hint">Reading the symbols…</p>;
  const symbols = [...new Set(list.value.map((series) => series.symbol))];
  const shown = symbol ?? symbols[0];
  if (shown === undefined) {
    return (
      <EmptyState
        icon={<Layers size={30} strokeWidth={1.5} aria-hidden="true" />}
        title="No bars are stored yet"
        text="The panel Data imports files of prices, or fetches symbols."
      />
    );
  }
  const choices = symbols.includes(shown) ? symbols : [shown, ...symbols];
  return (
    <section className="page regime-page" aria-label="Market regime">
      <header className="page__header data-page__header">
        <ChoiceField
          label="Symbol"
          value={shown}
          choices={choices.map((one) => [one, one] as const)}
          onChange={onSymbol}
        />
      </header>
      <RegimesOf key={shown} client={client} symbol={shown} />
    </section>
  );
}

function RegimesOf({ client, symbol }: { readonly client: Client; readonly symbol: string }) {
  const [loaded] = useLoaded(useCallback(() => client.invoke("regime:get", { symbol }), [client, symbol]));
  if (loaded.status === "loading") return <p className="hint">Judging every bar of {symbol}…</p>;
  if (loaded.status === "failed")
    return <ErrorCard title={`The regimes of ${symbol} are not known`} error={loaded.error} />;
  return <Shown view={loaded.value} />;
}

function Shown({ view }: { readonly view: Regimes }) {
  const { symbol, current, spells, summaries, transitions, isSynthetic, caveats } = view;
  return (
    <div className="regime-page__body">
      {isSynthetic ? <Badge tone="synthetic">SYNTHETIC</Badge> : null}
      <CurrentRegimeCard current={current} spells={spells} />
      <Panel title="Over time">
        <RegimeRibbon symbol={symbol} spells={spells} />
        <p className="hint">
          Each bar is judged by those up to it. Low blocks are quiet, full ones volatile; the pointer on a
          block tells its days.
        </p>
      </Panel>
      <Panel title="What each was like">
        <DataTable
          label="Regimes"
          columns={SUMMARIES}
          rows={summaries}
          rowKey={({ regime }) => regime}
          empty="The history is too short for any regime."
        />
      </Panel>
      <Panel title="What followed what">
        <TransitionMatrix transitions={transitions} />
      </Panel>
      {caveats.length === 0 ? null : (
        <Panel title="To know before believing it">
          <ul className="series-details__notes">
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
