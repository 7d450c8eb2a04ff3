import { useCallback, useRef, useState } from "react";
import { Upload } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";

interface ActionsTableProps {
  readonly client: Client;
  readonly symbol: string;
  readonly onChanged: () => void;
}

const COLUMNS: readonly Column<CorporateAction>[] = [
  { id: "date", title: "First day without it", cell: ({ date }) => date },
  { id: "kind", title: "Kind", cell: ({ kind }) => kind },
  {
    id: "value",
    title: "Value",
    isFigure: true,
    cell: (action) =>
      action.kind === "split"
        ? `${formatNumber(action.ratio, "quantity").text} for 1`
        : formatNumber(action.amount, "quantity").text,
  },
];

/** What is known of splits and dividends, and how to tell more. */
export function ActionsTable({ client, symbol, onChanged }: ActionsTableProps) {
  const [loaded, reload] = useLoaded(
    useCallback(() => client.invoke("data:actions", { symbol }), [client, symbol]),
  );
  const [error, setError] = useState<SerialError>();
  const picker = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setError(undefined);
    try {
      await client.invoke("data:import-actions", { symbol, fileName: file.name, text: await file.text() });
      reload();
      onChanged();
    } catch (thrown) {
      setError(toSerialError(thrown));
    }
  }

  return (
    <div className="repair-card">
      {loaded.status === "failed" ? <ErrorCard title="They cannot be read" error={loaded.error} /> : null}
      {error === undefined ? null : <ErrorCard title="The file was refused" error={error} />}
      {loaded.status === "ready" ? (
        <DataTable
          label="Splits and dividends"
          columns={COLUMNS}
          rows={loaded.value.actions}
          rowKey={({ date, kind }) => `${date} ${kind}`}
          empty={`None is known of ${symbol}.`}
        />
      ) : null}
      <div className="repair-card__actions">
        <Button
          label="Import splits and dividends"
          hint="A CSV with the columns date, kind, value"
          icon={<Upload size={13} aria-hidden="true" />}
          onPress={() => picker.current?.click()}
        />
        <input
          ref={picker}
          type="file"
          accept=".csv"
          hidden
          aria-label="File of splits and dividends"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}
