import { HelpTerm } from "#renderer/ui/help-term.tsx";
import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { spellOut } from "#shared/model/spell-out.ts";
import { useCallback } from "react";
import type { ComparedStudyRow } from "#shared/ipc/channels/study-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { explainFact, nameFact } from "./describe-fact.ts";

interface StudiesComparisonProps {
  readonly client: Client;
  /** At least two. */
  readonly studies: readonly string[];
}

/** Studies side by side, fact by fact; what differs is marked. */
export function StudiesComparison({ client, studies }: StudiesComparisonProps) {
  const load = useCallback(() => client.invoke("study:compare", { studies }), [client, studies]);
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return <p className="hint">Comparing…</p>;
  if (loaded.status === "failed") return <ErrorCard title="They cannot be compared" error={loaded.error} />;
  return (
    <DataTable
      label="Compared studies"
      columns={columnsOf(studies)}
      rows={loaded.value.toSorted((left, right) => Number(left.isSame) - Number(right.isSame))}
      rowKey={({ label }) => label}
      empty="There is nothing to compare."
    />
  );
}

function columnsOf(studies: readonly string[]): readonly Column<ComparedStudyRow>[] {
  return [
    {
      id: "what",
      title: "What",
      cell: ({ label, isSame }) => (
        <span className={isSame ? "cell-muted" : undefined}>
          {isSame ? "" : "≠ "}
          <HelpTerm title={nameFact(label)} words={explainFact(label)} />
        </span>
      ),
    },
    ...studies.map((study, index) => ({
      id: study,
      title: study,
      isFigure: true,
      cell: ({ label, values }: ComparedStudyRow) => <Value label={label} value={values[index]} />,
    })),
  ];
}

interface ValueProps {
  readonly label: string;
  readonly value: ComparedStudyRow["values"][number];
}

function Value({ label, value }: ValueProps) {
  const nameOf = useStrategyName();
  if (typeof value !== "number")
    return <span className="cell-compared">{value === undefined ? "—" : textOf(label, value, nameOf)}</span>;
  return (
    <FigureText
      value={value}
      kind={Number.isInteger(value) ? "integer" : "ratio"}
      {...(Number.isInteger(value) ? {} : { decimals: 4 })}
    />
  );
}

/** Symbols stay as they are written; the other texts are words of this program. */
function textOf(label: string, value: string, nameOf: (strategy: string) => string): string {
  if (label === "strategy") return nameOf(value);
  return label === "symbols" ? value : spellOut(value);
}
