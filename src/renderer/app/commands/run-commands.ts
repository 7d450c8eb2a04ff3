import type { ExportFormat } from "#shared/model/export-format.ts";
import type { Trader } from "../trader-context.ts";
import { selectView } from "../workbench/view.ts";
import type { View } from "../workbench/view.ts";
import type { Command } from "./command.ts";

type Parts = Pick<Trader, "actions" | "desk" | "replica" | "workbench">;

const EXPORTS: readonly { readonly format: ExportFormat; readonly title: string; readonly inMenu: string }[] =
  [
    { format: "html", title: "Export report as HTML", inMenu: "As HTML" },
    { format: "pdf", title: "Export report as PDF", inMenu: "As PDF" },
    { format: "png", title: "Export report as PNG", inMenu: "As PNG" },
    { format: "json", title: "Export report as JSON", inMenu: "As JSON" },
    { format: "figures", title: "Export figures as CSV", inMenu: "Figures as CSV" },
    { format: "csv", title: "Export trades as CSV", inMenu: "Trades as CSV" },
  ];

/** What is done with the workflow and the run that are shown. */
export function runCommands({ actions, desk, replica, workbench }: Parts): readonly Command[] {
  const group = "Run";
  const place = { menu: "run" } as const;
  const view = (): View => selectView(replica.state.getState(), workbench.getState());
  const isSeen = (): boolean => desk.isShown("run") && workbench.getState().place.kind === "desk";
  return [
    {
      id: "run.start",
      title: "Run workflow",
      group,
      keys: "$mod+Enter",
      place,
      isEnabled: () => isSeen() && view().workflow?.problems.length === 0 && !workbench.getState().isStarting,
      // Real money has one way in: runByKey refuses it.
      run: actions.runByKey,
    },
    {
      id: "run.hold",
      title: "Pause or resume the run",
      group,
      place,
      isEnabled: () => view().canHold !== undefined,
      run: actions.holdOrResume,
    },
    {
      id: "run.escape",
      title: "Go back, or cancel the run",
      group,
      keys: "Escape",
      place,
      run: actions.escape,
    },
    {
      id: "run.show-result",
      title: "Show the full result",
      group,
      place,
      isEnabled: () => view().run?.status === "completed",
      run: () => desk.openPanel("result"),
    },
    ...EXPORTS.map(({ format, title, inMenu }) => ({
      id: `run.export-${format}`,
      title,
      group,
      place: { menu: "file", submenu: "Export report", title: inMenu } as const,
      isEnabled: () => view().run !== undefined || view().session !== undefined,
      run: () => actions.exportShown(format),
    })),
  ];
}
