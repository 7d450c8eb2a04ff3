import { useCallback, useState } from "react";
import { MailCheck, RotateCw, Trash2 } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { DeadLetterView } from "#shared/ipc/channels/dead-letter-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatDateTime } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { EventFacts } from "./event-facts.tsx";

const COLUMNS: readonly Column<DeadLetterView>[] = [
  { id: "id", title: "Letter", cell: ({ id }) => <strong className="cell-strong">{id}</strong> },
  { id: "time", title: "Failed (UTC)", cell: ({ tsFailedMs }) => formatDateTime(tsFailedMs) },
  { id: "event", title: "Event", cell: ({ event }) => event.name },
  { id: "subscriber", title: "Subscriber", cell: ({ subscriber }) => subscriber },
  { id: "attempts", title: "Tries", isFigure: true, cell: ({ attempts }) => attempts },
  {
    id: "cause",
    title: "Cause",
    cell: ({ error }) => (
      <span className="cell-text" title={error.message}>
        {error.message}
      </span>
    ),
  },
];

/** Events that a part of the program failed on after its last try: looked at, tried again, or dropped. */
export function DeadLetters({ client }: { readonly client: Client }) {
  const [letters, reload] = useLoaded(
    useCallback(() => client.invoke("dead-letter:list", undefined), [client]),
  );
  const [selected, setSelected] = useState<string>();
  const [notice, setNotice] = useState<string>();
  if (letters.status === "failed")
    return <ErrorCard title="The dead letters cannot be read" error={letters.error} />;
  const rows = letters.status === "ready" ? letters.value : [];
  const letter = rows.find(({ id }) => id === selected) ?? rows[0];

  function end(word: string, id: string): void {
    setNotice(`Dead letter ${id} ${word}`);
    setSelected(undefined);
    reload();
  }

  return (
    <div className="two-sided">
      <div className="two-sided__list">
        <p
          className="notice two-sided__notice"
          role="status"
          aria-label="Notice"
          hidden={notice === undefined}
        >
          {notice}
        </p>
        {letters.status === "ready" && rows.length === 0 ? (
          <EmptyState
            icon={<MailCheck size={30} strokeWidth={1.5} aria-hidden="true" />}
            title="No dead letters"
            text="Every part of the program has taken every event that it listens to."
          />
        ) : (
          <DataTable
            label="Dead letters"
            columns={COLUMNS}
            rows={rows}
            rowKey={({ id }) => id}
            isSelected={({ id }) => id === letter?.id}
            empty="Looking."
            onSelect={({ id }) => setSelected(id)}
          />
        )}
      </div>
      {letter === undefined ? null : (
        <LetterDetails
          key={letter.id}
          client={client}
          letter={letter}
          onRetried={() => end("was taken by its subscriber", letter.id)}
          onDropped={() => end("was dropped; its event stays in the log", letter.id)}
        />
      )}
    </div>
  );
}

interface LetterDetailsProps {
  readonly client: Client;
  readonly letter: DeadLetterView;
  readonly onRetried: () => void;
  readonly onDropped: () => void;
}

function LetterDetails({ client, letter, onRetried, onDropped }: LetterDetailsProps) {
  const { id, log, event, error, subscriber, attempts } = letter;
  const [isBusy, setIsBusy] = useState(false);
  const [isDropping, setIsDropping] = useState(false);
  const [problem, setProblem] = useState<SerialError>();

  async function change(channel: "dead-letter:retry" | "dead-letter:drop", done: () => void): Promise<void> {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await client.invoke(channel, { id });
      done();
    } catch (thrown) {
      setProblem(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <aside className="two-sided__details" aria-label={`Dead letter ${id}`}>
      <div className="two-sided__actions">
        {isDropping ? (
          <>
            <span>Forget this letter? Its event stays in the log.</span>
            <Button
              label="Drop letter"
              look="danger"
              isBusy={isBusy}
              onPress={() => void change("dead-letter:drop", onDropped)}
            />
            <Button label="Keep it" onPress={() => setIsDropping(false)} />
          </>
        ) : (
          <>
            <Button
              label="Retry"
              look="primary"
              hint={`Gives the event to ${subscriber} again`}
              icon={<RotateCw size={13} aria-hidden="true" />}
              isBusy={isBusy}
              onPress={() => void change("dead-letter:retry", onRetried)}
            />
            <Button
              label="Drop…"
              look="danger"
              icon={<Trash2 size={13} aria-hidden="true" />}
              onPress={() => setIsDropping(true)}
            />
          </>
        )}
      </div>
      <Panel title="Cause">
        <div className="two-sided__cause">
          <ErrorCard
            title={
              problem === undefined
                ? `${subscriber} failed ${attempts === 1 ? "once" : `${attempts} times`}`
                : `${subscriber} failed again`
            }
            error={problem ?? error}
          />
        </div>
      </Panel>
      <Panel title="Event">
        <EventFacts log={log} event={event} />
      </Panel>
    </aside>
  );
}
