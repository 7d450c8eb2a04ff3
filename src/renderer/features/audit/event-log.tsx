import { useContext, useEffect, useMemo, useState } from "react";
import { CircleHelp, Pause, Play } from "lucide-react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { describeEvent } from "#shared/events/describe-event.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { StrategyNames } from "#renderer/replica/strategy-names.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatDateTime } from "#renderer/ui/format-time.ts";
import { createEventFeed, MOST_EVENTS } from "./event-feed.ts";
import { EventFilterForm } from "./event-filter-form.tsx";
import { eventLevel } from "./event-level.ts";
import { ALL_EVENTS, eventTest, symbolOf } from "./filter-events.ts";

const COLUMNS: readonly Column<AnyEnvelope>[] = [
  { id: "time", title: "Recorded (UTC)", cell: ({ tsInitMs }) => formatDateTime(tsInitMs) },
  { id: "level", title: "Level", cell: (event) => <Level event={event} /> },
  { id: "name", title: "Event", cell: ({ name }) => <strong className="cell-strong">{name}</strong> },
  { id: "symbol", title: "Symbol", room: "medium", cell: (event) => symbolOf(event) ?? "—" },
  {
    id: "what",
    title: "What happened",
    cell: (event) => <What event={event} />,
  },
];

function What({ event }: { readonly event: AnyEnvelope }) {
  const text = describeEvent(event, useContext(StrategyNames));
  return (
    <span className="cell-text cell-text--wide" title={text}>
      {text}
    </span>
  );
}

function Level({ event }: { readonly event: AnyEnvelope }) {
  const level = eventLevel(event);
  return <span className={`event-level event-level--${level}`}>{level}</span>;
}

const count = (value: number): string => formatNumber(value, "integer").text;

interface EventLogProps {
  readonly client: Client;
  readonly nowMs: number;
  readonly onExplain: (id: string) => void;
  /** All that an event says. */
  readonly renderDetails: (event: AnyEnvelope) => ReactNode;
}

/** What happens, as it happens; held still when a person wants to read. */
export function EventLog({ client, nowMs, onExplain, renderDetails }: EventLogProps) {
  const strategies = useContext(StrategyNames);
  const [feed] = useState(() => createEventFeed({ client, after }));
  useEffect(() => feed.start(), [feed]);
  const { events, count: heard, error } = useStore(feed.state);
  const [filter, setFilter] = useState(ALL_EVENTS);
  const [held, setHeld] = useState<{ readonly events: readonly AnyEnvelope[]; readonly at: number }>();
  const [selected, setSelected] = useState<AnyEnvelope>();
  const all = held?.events ?? events;
  // A filter by age looks again now and then, any other one only when something came.
  const lookMs = filter.minutes === 0 ? 0 : nowMs;
  const shown = useMemo(() => all.filter(eventTest(filter, lookMs)), [all, filter, lookMs]);
  const missed = held === undefined ? 0 : heard - held.at;

  return (
    <div className="stack">
      <div className="audit__form">
        <EventFilterForm filter={filter} onChange={setFilter} />
        <Button
          label={held === undefined ? "Hold still" : "Follow again"}
          isPressed={held !== undefined}
          icon={
            held === undefined ? (
              <Pause size={13} aria-hidden="true" />
            ) : (
              <Play size={13} aria-hidden="true" />
            )
          }
          onPress={() => setHeld(held === undefined ? { events, at: heard } : undefined)}
        />
        <span className="count audit__count">
          {count(shown.length)} of {count(all.length)}
          {all.length === MOST_EVENTS ? " newest" : ""}
          {missed === 0 ? "" : `, ${count(missed)} more came`}
        </span>
      </div>
      {error === undefined ? null : (
        <div className="audit__problem">
          <ErrorCard title="What was recorded before cannot be read" error={error} />
        </div>
      )}
      <div className="two-sided two-sided--swap">
        <div className="two-sided__list">
          <DataTable
            label="Live events"
            columns={COLUMNS}
            rows={shown}
            rowKey={({ id }) => id}
            isSelected={({ id }) => id === selected?.id}
            empty={all.length === 0 ? "Nothing has happened yet." : "No event fits the filter."}
            onSelect={setSelected}
          />
        </div>
        {selected === undefined ? null : (
          <aside className="two-sided__details" aria-label="Event">
            <div className="two-sided__actions">
              <Button
                label="Why?"
                hint="The chain of what led to it"
                icon={<CircleHelp size={14} aria-hidden="true" />}
                onPress={() => onExplain(selected.id)}
              />
              <Button label="Close" look="quiet" onPress={() => setSelected(undefined)} />
            </div>
            <p className="audit__text">{describeEvent(selected, strategies)}</p>
            {renderDetails(selected)}
          </aside>
        )}
      </div>
    </div>
  );
}

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
