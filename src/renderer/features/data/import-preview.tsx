import type { ChosenFile } from "#shared/ipc/channels/desk-data-channels.ts";
import type { ImportPlan } from "./import-plan.ts";
import { fieldsOf, isDateAmbiguous, previewOf } from "./import-plan.ts";

interface ImportPreviewProps {
  readonly file: ChosenFile;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** The first rows of the file, and above each column what it stands for. */
export function ImportPreview({ file, plan, onChange }: ImportPreviewProps) {
  if (file.head === undefined) {
    return (
      <p className="hint">
        This file is no text, so it is not shown here. Its columns are found by their names:{" "}
        {fieldsOf(plan).join(", ")}.
      </p>
    );
  }
  const preview = previewOf(file.head, plan.dialect);
  const fields = fieldsOf(plan);
  const fieldOf = (heading: string): string =>
    fields.find((field) => heading !== "" && plan.columns[field] === heading) ?? "";

  function give(heading: string, field: string): void {
    const others = Object.entries(plan.columns).filter(([known, of]) => known !== field && of !== heading);
    const given = field === "" ? [] : [[field, heading] as const];
    onChange({ ...plan, columns: Object.fromEntries([...others, ...given]) });
  }

  return (
    <>
      <div className="import-preview" role="region" aria-label="First rows of the file" tabIndex={0}>
        <table aria-label="First rows">
          <thead>
            <tr>
              {preview.headings.map((heading, index) => (
                <th key={`${heading} ${String(index)}`} scope="col">
                  <select
                    className="field__control"
                    aria-label={`What the column ${heading} is`}
                    value={fieldOf(heading)}
                    onChange={(event) => give(heading, event.target.value)}
                  >
                    <option value="">not read</option>
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {field}
                      </option>
                    ))}
                  </select>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={`${String(index)} ${row.join()}`}>
                {row.map((cell, column) => (
                  <td key={`${String(column)} ${cell}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isDateAmbiguous(preview) ? (
        <p className="series-details__warning" role="status" aria-label="Order of the dates">
          The days can be read in two ways. They are taken as{" "}
          {plan.dialect.dateOrder === "month_first" ? "month, day, year" : "day, month, year"}: check that.
        </p>
      ) : null}
    </>
  );
}
