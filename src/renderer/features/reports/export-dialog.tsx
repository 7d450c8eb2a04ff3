import { useState } from "react";
import type { ExportFormat } from "#shared/model/export-format.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";

interface ExportDialogProps {
  /** What the report is of, such as `simple_backtest, run-1`. */
  readonly of: string;
  readonly onPreview: (format: ExportFormat) => void;
  readonly onExport: (format: ExportFormat) => void;
  readonly onClose: () => void;
}

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string; readonly hint: string }[] = [
  { format: "html", label: "HTML report", hint: "One file without script, safe to mail" },
  { format: "pdf", label: "PDF document", hint: "A4 with page numbers" },
  { format: "png", label: "PNG picture", hint: "The whole report as one sharp image" },
  { format: "json", label: "JSON data", hint: "Every figure in full precision" },
  { format: "csv", label: "CSV of trades", hint: "One line a trade" },
  { format: "figures", label: "CSV of figures", hint: "One line a figure, with its definition" },
];

/** Asks how a report is to be saved; the same numbers stand in every format. Escape leaves. */
export function ExportDialog({ of, onPreview, onExport, onClose }: ExportDialogProps) {
  const [chosen, setChosen] = useState<ExportFormat>("html");
  return (
    <Dialog label="Export report" className="dialog dialog--wide" onClose={onClose}>
      <form method="dialog" className="dialog__form" onSubmit={() => onExport(chosen)}>
        <h2 className="dialog__title">Export report</h2>
        <p className="hint">Of {of}. The same numbers stand in every format.</p>
        <fieldset className="choices">
          <legend className="field__label">Format</legend>
          {FORMATS.map(({ format, label, hint }) => (
            <label key={format} className="choice">
              <input
                type="radio"
                name="format"
                aria-label={label}
                checked={chosen === format}
                onChange={() => setChosen(format)}
              />
              <span className="choice__label">{label}</span>
              <span className="choice__hint">{hint}</span>
            </label>
          ))}
        </fieldset>
        <div className="dialog__actions">
          <Button label="Cancel" onPress={onClose} />
          <Button
            label="Preview"
            hint="Shows what would be saved, in a window of its own"
            onPress={() => onPreview(chosen)}
          />
          <button type="submit" className="button button--primary">
            Save…
          </button>
        </div>
      </form>
    </Dialog>
  );
}
