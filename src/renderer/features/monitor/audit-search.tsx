import { useState } from "react";
import type { SubmitEvent } from "react";
import { CircleHelp, ScrollText, Search } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { Button } from "#renderer/ui/button.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatDateTime } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { NO_FIELDS, toAuditQuery } from "./audit-query.ts";
import type { AuditFields } from "./audit-query.ts";
import { EventFacts } from "./event-facts.tsx";

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: "time", title: "Recorded (UTC)", cell: ({ event }) => formatDateTime(event.tsInitMs) },
  { id: "log", title: "Log", cell: ({ log }) => log },
  { id: "seq", title: "No.", isFigure: true, cell: ({ event }) => event.seq },
  { id: "name", title: "Event", cell: ({ event }) => <strong className="cell-strong">{event.name}</strong> },
  {
    id: "what",
    title: "What happened",
    cell: ({ text }) => (
      <span className="cell-text cell-text--wide" title={text}>
        {text}
      </span>
    ),
  },
];

const LABELS: Readonly<Record<keyof AuditFields, readonly [label: string, placeholder: string]>> = {
  symbol: ["Symbol", "SPX"],
  order: ["Order", "its id"],
  run: ["Run", "its id"],
  name: ["Event name", "order.*"],
  from: ["First day", "YYYY-MM-DD"],
  to: ["Last day", "YYYY-MM-DD"],
};

interface Trail {
  readonly title: string;
  readonly entries: readonly AuditEntry[];
}

/** What happened, looked up by what it was about; an order explains how it came to be. */
export function AuditSearch({ client }: { readonly client: Client }) {
  const [fields, setFields] = useState(NO_FIELDS);
  const [trail, setTrail] = useState<Trail>();
  const [selected, setSelected] = useState<AuditEntry>();
  const [error, setError] = useState<SerialError>();
  const [isBusy, setIsBusy] = useState(false);

  async function ask(title: string, load: () => Promise<readonly AuditEntry[]>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const entries = await load();
      setTrail({ title, entries });
      setSelected(entries.at(-1));
    } catch (thrown) {
      setError(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  function search(event: SubmitEvent): void {
    event.preventDefault();
    void ask("Found", () =>
      Promise.resolve(toAuditQuery(fields)).then((query) => client.invoke("audit:search", query)),
    );
  }

  function explain({ log, event }: AuditEntry): void {
    void ask("How this order came to be", () =>
      client.invoke("audit:explain", { of: String(event.seq), log }),
    );
  }

  return (
    <div className="audit">
      <form className="audit__form" aria-label="Search of the audit trail" onSubmit={search}>
        {Object.entries(LABELS).map(([name, [label, placeholder]]) => (
          <TextField
            key={name}
            label={label}
            placeholder={placeholder}
            value={fields[name as keyof AuditFields]}
            isWrong={error?.field === name}
            onChange={(value) => setFields((old) => ({ ...old, [name]: value }))}
          />
        ))}
        <button type="submit" className="button button--primary" aria-disabled={isBusy ? true : undefined}>
          <Search size={13} aria-hidden="true" />
          Search events
        </button>
      </form>
      {error === undefined ? null : (
        <div className="audit__problem">
          <ErrorCard title="The audit trail did not answer" error={error} />
        </div>
      )}
      <div className="two-sided">
        <div className="two-sided__list">
          {trail === undefined ? (
            <EmptyState
              icon={<ScrollText size={30} strokeWidth={1.5} aria-hidden="true" />}
              title="Everything that happened is on record"
              text="Search by what it was about; with nothing filled in, the newest events of all logs."
            />
          ) : (
            <>
              <h2 className="audit__title" role="status">
                {trail.title}: {trail.entries.length} events
              </h2>
              <DataTable
                label="Events"
                columns={COLUMNS}
                rows={trail.entries}
                rowKey={({ log, event }) => `${log} ${event.seq}`}
                isSelected={(entry) => entry === selected}
                empty="Nothing was recorded that fits."
                onSelect={setSelected}
              />
            </>
          )}
        </div>
        {selected === undefined ? null : (
          <aside className="two-sided__details" aria-label="Event">
            {isOfOrder(selected.event) ? (
              <div className="two-sided__actions">
                <Button
                  label="Why this order?"
                  hint="Its run, bar, signal and fills"
                  icon={<CircleHelp size={14} aria-hidden="true" />}
                  isBusy={isBusy}
                  onPress={() => explain(selected)}
                />
              </div>
            ) : null}
            <p className="audit__text">{selected.text}</p>
            <Panel title="Event">
              <EventFacts log={selected.log} event={selected.event} />
            </Panel>
          </aside>
        )}
      </div>
    </div>
  );
}

function isOfOrder({ payload }: AnyEnvelope): boolean {
  return "orderId" in payload || "order" in payload;
}
