import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import type { ExportFormat } from "#shared/model/export-format.ts";
import { showProblem, shownView } from "./action-ports.ts";
import type { ActionPorts } from "./action-ports.ts";
import { reportSource } from "./report-source.ts";

/** What saves a report or shows it in a window of its own. */
export function createReportActions(ports: ActionPorts) {
  const { client, workbench } = ports;

  async function exportReport(source: ReportSource, format: ExportFormat): Promise<void> {
    if (workbench.getState().isExporting) return;
    workbench.setState({ isExporting: true, problem: undefined, notice: undefined });
    try {
      const saved = await client.invoke("desktop:export-report", { source, format });
      if (saved !== undefined) workbench.setState({ notice: `Saved ${saved.path}` });
    } catch (thrown) {
      showProblem(workbench, "The report was not exported", thrown);
    } finally {
      workbench.setState({ isExporting: false });
    }
  }

  async function previewReport(source: ReportSource, format: ExportFormat): Promise<void> {
    try {
      await client.invoke("desktop:preview-report", { source, format });
    } catch (thrown) {
      showProblem(workbench, "The report cannot be shown", thrown);
    }
  }

  function exportShown(format: ExportFormat): void {
    const shown = shownView(ports);
    // A run without a report is asked for all the same: main says why there is none.
    const source = reportSource(shown) ?? (shown.run && { kind: "run", runId: shown.run.runId });
    if (source !== undefined) void exportReport(source, format);
  }

  return { exportReport, previewReport, exportShown };
}
