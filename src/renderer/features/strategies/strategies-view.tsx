import { useCallback, useState } from "react";
import { CircleOff } from "lucide-react";
import type { StrategyView } from "#shared/ipc/channels/strategy-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { StrategyDetails } from "./strategy-details.tsx";
import type { StartKind } from "./strategy-details.tsx";

interface StrategiesViewProps {
  readonly client: Client;
  readonly onStart: (kind: StartKind, strategy: string, parameters: string) => void;
}

const COLUMNS: readonly Column<StrategyView>[] = [
  { id: "title", title: "Strategy", cell: ({ title }) => <strong className="cell-strong">{title}</strong> },
  {
    id: "origin",
    room: "wide",
    title: "From",
    cell: ({ origin }) => (origin === "user" ? "yours" : "product"),
  },
  { id: "sides", title: "Trades", cell: ({ sides }) => (sides === "long" ? "long" : "long, short") },
  {
    id: "warmUp",
    room: "medium",
    title: "Warm-up bars",
    isFigure: true,
    cell: ({ warmUpBars }) => (
      <FigureText value={warmUpBars} kind="integer" whyNotFinite="your own code says so only where it runs" />
    ),
  },
  {
    id: "parameters",
    room: "wide",
    title: "Parameters",
    cell: ({ parameters }) => parameters.map(({ title }) => title).join(", ") || "none",
  },
];

/** The strategies that ship and a person's own. */
export function StrategiesView({ client, onStart }: StrategiesViewProps) {
  const [loaded] = useLoaded(useCallback(() => client.invoke("strategy:list", undefined), [client]));
  const [selectedId, setSelectedId] = useState<string>();
  if (loaded.status === "failed")
    return <ErrorCard title="The strategies cannot be listed" error={loaded.error} />;
  if (loaded.status === "loading") return <p className="hint">Reading the strategies…</p>;
  const { strategies, disabled } = loaded.value;
  const selected = strategies.find(({ id }) => id === selectedId) ?? strategies[0];
  return (
    <section className="page strategies-page" aria-label="Strategies">
      <div className="two-sided">
        <div className="two-sided__list">
          <DataTable
            label="Strategies"
            columns={COLUMNS}
            rows={strategies}
            rowKey={({ id }) => id}
            isSelected={({ id }) => id === selected?.id}
            onSelect={({ id }) => setSelectedId(id)}
            empty="There is none."
          />
          {disabled.length === 0 ? null : (
            <ul className="strategy-disabled" aria-label="Strategies that cannot be used">
              {disabled.map(({ id, reason, remedy }) => (
                <li key={id}>
                  <CircleOff size={14} aria-hidden="true" />
                  <span>
                    <strong className="cell-strong">{id}</strong>: {reason}. {remedy}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </div>
        {selected === undefined ? null : (
          <StrategyDetails key={selected.id} strategy={selected} onStart={onStart} />
        )}
      </div>
    </section>
  );
}
