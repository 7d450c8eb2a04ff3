import { useState } from "react";
import { Download } from "lucide-react";
import { useStore } from "zustand";
import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import { ExportDialog } from "#renderer/features/reports/export-dialog.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "../trader-context.ts";

interface ExportButtonProps {
  /** Undefined where there is nothing to report. */
  readonly source: ReportSource | undefined;
  /** What the report is of, in words. */
  readonly of: string;
}

/** Opens the dialog that looks at a report and saves it. */
export function ExportButton({ source, of }: ExportButtonProps) {
  const { workbench, actions } = useTrader();
  const isExporting = useStore(workbench, (state) => state.isExporting);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        label="Export report"
        icon={<Download size={14} aria-hidden="true" />}
        isDisabled={source === undefined}
        isBusy={isExporting}
        onPress={() => setIsOpen(true)}
      />
      {isOpen && source !== undefined ? (
        <ExportDialog
          of={of}
          onPreview={(format) => actions.previewReport(source, format)}
          onExport={(format) => actions.exportReport(source, format)}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
