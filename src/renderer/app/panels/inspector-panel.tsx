import { ListChecks } from "lucide-react";
import { Inspector } from "../run/inspector.tsx";
import { useResult } from "../results/use-run-data.ts";
import { useView } from "../workbench/use-view.ts";
import type { PanelDefinition } from "./panel-definition.ts";

function InspectorPanel() {
  const view = useView();
  const result = useResult(view.run);
  return <Inspector view={view} result={result} />;
}

/** How the run that is selected went. */
export const inspectorPanel: PanelDefinition = {
  id: "inspector",
  title: "Inspector",
  icon: ListChecks,
  group: "Results",
  component: InspectorPanel,
  defaultPlace: { side: "right", sizePx: 324 },
  isSingle: true,
};
