import { CircleAlert } from "lucide-react";
import type { SerialError } from "#shared/errors/app-error.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { readProblems } from "./import-plan.ts";
import type { ImportProblem } from "./import-plan.ts";

interface ImportProblemsProps {
  readonly error: SerialError;
  readonly details: readonly string[];
}

const COLUMNS: readonly Column<ImportProblem>[] = [
  {
    id: "line",
    title: "Line",
    isFigure: true,
    cell: ({ line }) => (line === undefined ? "—" : formatNumber(line, "integer").text),
  },
  {
    id: "problem",
    title: "What is wrong, and what to do",
    cell: ({ text }) => <span title={text}>{text}</span>,
  },
];

/** Why a file was refused, line by line. */
export function ImportProblems({ error, details }: ImportProblemsProps) {
  const problems = readProblems(details);
  return (
    <section className="import-problems" aria-label="Problems of the file">
      <p className="import-problems__title" role="alert">
        <CircleAlert size={15} aria-hidden="true" />
        Nothing was imported: {error.message.split("; nothing was imported")[0]}. Correct the file or what is
        said of it above, and import it again.
      </p>
      <DataTable
        label="Problems"
        columns={COLUMNS}
        rows={problems}
        rowKey={(_, index) => String(index)}
        empty="No problem is listed."
      />
    </section>
  );
}
