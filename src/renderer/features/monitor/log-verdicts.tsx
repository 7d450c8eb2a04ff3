import { useState } from "react";
import { ShieldCheck } from "lucide-react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { Panel } from "#renderer/ui/panel.tsx";

const COLUMNS: readonly Column<LogVerdict>[] = [
  { id: "log", title: "Log", cell: ({ log }) => <strong className="cell-strong">{log}</strong> },
  {
    id: "verdict",
    title: "Verdict",
    cell: ({ broken }) =>
      broken === undefined ? (
        <span className="state state--good">● whole</span>
      ) : (
        <span className="state state--bad">✕ changed</span>
      ),
  },
  {
    id: "rows",
    title: "Events",
    isFigure: true,
    cell: ({ rows }) => <FigureText value={rows} kind="integer" />,
  },
  {
    id: "head",
    title: "Hash of the last, or the first bad row",
    cell: ({ head, broken }) => {
      const bad = broken && `${broken.seq === undefined ? "" : `seq ${broken.seq}: `}${broken.what}`;
      const text = bad ?? (head === undefined || head.seq === 0 ? "nothing recorded yet" : head.hash);
      return (
        <span className="cell-text cell-code" title={text}>
          {text}
        </span>
      );
    },
  },
];

/** Checks the hash chain of every log when it is asked to, and shows what was found. */
export function LogVerdicts({ client }: { readonly client: Client }) {
  const [verdicts, setVerdicts] = useState<readonly LogVerdict[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<SerialError>();

  async function verify(): Promise<void> {
    setIsBusy(true);
    setError(undefined);
    try {
      setVerdicts(await client.invoke("audit:verify", undefined));
    } catch (thrown) {
      setError(toSerialError(thrown));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Panel
      title="Logs"
      aside={
        <Button
          label={isBusy ? "Verifying" : "Verify logs"}
          icon={<ShieldCheck size={13} aria-hidden="true" />}
          isBusy={isBusy}
          onPress={() => void verify()}
        />
      }
    >
      {error === undefined && verdicts.length === 0 ? (
        <p className="hint panel__hint">
          Verify logs reads every event and says whether one was changed, removed or put in.
        </p>
      ) : error === undefined ? (
        <DataTable
          label="Verdicts on the logs"
          columns={COLUMNS}
          rows={verdicts}
          rowKey={({ log }) => log}
          empty="There is no log."
        />
      ) : (
        <ErrorCard title="The logs could not be verified" error={error} />
      )}
    </Panel>
  );
}
