import { useState } from "react";
import type { ChosenFile } from "#shared/ipc/channels/desk-data-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import type { DataJob } from "./data-jobs.ts";
import { ImportFields } from "./import-fields.tsx";
import { ImportPreview } from "./import-preview.tsx";
import type { ImportPlan } from "./import-plan.ts";
import { fieldsOf, guessPlan, missingFields } from "./import-plan.ts";
import { ImportProblems } from "./import-problems.tsx";
import { JobProgress } from "./job-strip.tsx";

interface ImportWizardProps {
  readonly file: ChosenFile;
  /** The import that was started here last; undefined before. */
  readonly job: DataJob | undefined;
  readonly nowMs: number;
  readonly onImport: (plan: ImportPlan) => void;
  readonly onCancelImport: () => void;
  /** Takes the dialog away; an import under way goes on. */
  readonly onClose: () => void;
  /** Shows the series that was imported. */
  readonly onShow: () => void;
}

/** A file before it becomes bars: what its columns mean, what is wrong with it, how far it is, what came of it. */
export function ImportWizard(props: ImportWizardProps) {
  const { file, job, onClose } = props;
  return (
    <Dialog label={`Import ${file.name}`} className="dialog import-wizard" onClose={onClose}>
      <header className="import-wizard__header">
        <h2 className="dialog__title">Import {file.name}</h2>
        <span className="cell-muted" title={file.path}>
          {formatBytes(file.bytes)}
        </span>
      </header>
      {job?.status === "done" ? <Imported {...props} job={job} /> : <Mapping {...props} />}
    </Dialog>
  );
}

function Imported({ job, onClose, onShow }: ImportWizardProps & { readonly job: DataJob }) {
  const series = job.imported?.series;
  return (
    <>
      <p className="import-wizard__done" role="status" aria-label="Result of the import">
        Imported {job.detail}.
      </p>
      {series === undefined || series.caveats.length === 0 ? null : (
        <ul className="series-details__notes" aria-label="Caveats of the import">
          {series.caveats.map((caveat) => (
            <li key={caveat}>{caveat}</li>
          ))}
        </ul>
      )}
      <div className="dialog__actions">
        <Button label="Close" onPress={onClose} />
        <Button label="Show its quality" look="primary" onPress={onShow} />
      </div>
    </>
  );
}

function Mapping({ file, job, nowMs, onImport, onCancelImport, onClose }: ImportWizardProps) {
  const [plan, setPlan] = useState(() => guessPlan(file));
  const missing = missingFields(plan, file);
  const isRunning = job?.status === "running";
  const canImport = missing.length === 0 && plan.symbol.trim() !== "" && !isRunning;
  return (
    <>
      <div className="import-wizard__body">
        <ImportFields plan={plan} isText={file.head !== undefined} onChange={setPlan} />
        <ImportPreview file={file} plan={plan} onChange={setPlan} />
        {missing.length === 0 ? null : (
          <p className="series-details__warning" role="status" aria-label="Columns that are missing">
            Choose the {missing.length === 1 ? "column" : "columns"} of {missing.join(", ")}:{" "}
            {fieldsOf(plan).join(", ")} are needed.
          </p>
        )}
        {job?.status === "cancelled" ? (
          <p className="hint" role="status">
            The import was cancelled; nothing was stored.
          </p>
        ) : null}
        {job?.error === undefined ? null : job.error.details === undefined ? (
          <ErrorCard title="Nothing was imported" error={job.error} />
        ) : (
          <ImportProblems error={job.error} details={job.error.details} />
        )}
      </div>
      <div className="dialog__actions">
        {isRunning ? <JobProgress job={job} nowMs={nowMs} /> : null}
        {isRunning ? (
          <>
            <Button label="Cancel the import" look="danger" onPress={onCancelImport} />
            <Button label="Go on in the background" look="primary" onPress={onClose} />
          </>
        ) : (
          <>
            <Button label="Close" onPress={onClose} />
            <Button
              label={job === undefined ? "Import" : "Import again"}
              look="primary"
              isDisabled={!canImport}
              onPress={() => onImport(plan)}
            />
          </>
        )}
      </div>
    </>
  );
}
