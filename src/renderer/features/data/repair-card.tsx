import { useState } from "react";
import { Undo2, Wrench } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { QualityReport, RepairReport, SeriesChoice } from "#shared/ipc/channels/data-channels.ts";
import type { BarRepair } from "#shared/model/data-quality.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";

interface RepairCardProps {
  readonly client: Client;
  readonly choice: SeriesChoice;
  readonly quality: QualityReport;
  /** Called when the series is no longer as it was. */
  readonly onChanged: () => void;
}

const price = (value: number) => <FigureText value={value} kind="price" />;

const COLUMNS: readonly Column<BarRepair>[] = [
  { id: "time", title: "Bar", cell: ({ was }) => formatBarTime(was.tsOpenMs) },
  { id: "highWas", title: "High was", isFigure: true, cell: ({ was }) => price(was.high) },
  { id: "high", title: "becomes", isFigure: true, cell: ({ became }) => price(became.high) },
  { id: "lowWas", title: "Low was", isFigure: true, cell: ({ was }) => price(was.low) },
  { id: "low", title: "becomes", isFigure: true, cell: ({ became }) => price(became.low) },
  { id: "closeWas", title: "Close was", isFigure: true, cell: ({ was }) => price(was.close) },
  { id: "close", title: "becomes", isFigure: true, cell: ({ became }) => price(became.close) },
];

/** What can be done about a series that looks wrong: see each change first, then make it, or use the bars as they are. */
export function RepairCard({ client, choice, quality, onChanged }: RepairCardProps) {
  const [proposal, setProposal] = useState<RepairReport>();
  const [error, setError] = useState<SerialError>();
  const [isBusy, setIsBusy] = useState(false);

  async function act(work: () => Promise<void>): Promise<void> {
    setIsBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  const propose = (): Promise<void> =>
    act(async () => setProposal(await client.invoke("data:repair", { ...choice })));
  const change = (input: { readonly apply?: boolean; readonly undo?: boolean }): Promise<void> =>
    act(async () => {
      await client.invoke("data:repair", { ...choice, ...input });
      setProposal(undefined);
      onChanged();
    });
  const release = (): Promise<void> =>
    act(async () => {
      await client.invoke("data:release", { ...choice });
      onChanged();
    });

  return (
    <div className="repair-card">
      <div className="repair-card__actions">
        <Button
          label="Propose repairs"
          hint="Shows what bars with spikes would become; nothing is changed"
          icon={<Wrench size={13} aria-hidden="true" />}
          isBusy={isBusy}
          onPress={() => void propose()}
        />
        {quality.repairs.length === 0 ? null : (
          <Button
            label="Undo all repairs"
            icon={<Undo2 size={13} aria-hidden="true" />}
            isBusy={isBusy}
            onPress={() => void change({ undo: true })}
          />
        )}
        {quality.state === "quarantined" ? (
          <Button
            label="Use it as it is"
            look="danger"
            hint="Lets the series out of quarantine until its bars change"
            isBusy={isBusy}
            onPress={() => void release()}
          />
        ) : null}
      </div>
      {error === undefined ? null : <ErrorCard title="That was not done" error={error} />}
      {proposal === undefined ? null : (
        <>
          <DataTable
            label="Proposed repairs"
            columns={COLUMNS}
            rows={proposal.repairs}
            rowKey={({ was }) => String(was.tsOpenMs)}
            empty="No bar of this series needs a repair: only lone spikes are ever repaired."
          />
          {proposal.repairs.length === 0 ? null : (
            <div className="repair-card__actions">
              <Button
                label={`Apply ${proposal.repairs.length === 1 ? "this repair" : `these ${proposal.repairs.length} repairs`}`}
                look="primary"
                isBusy={isBusy}
                onPress={() => void change({ apply: true })}
              />
              <Button label="Leave the bars as they are" onPress={() => setProposal(undefined)} />
            </div>
          )}
        </>
      )}
    </div>
  );
}
