import { alertsPanel } from "./alerts-panel.tsx";
import { eventLogPanel } from "./event-log-panel.tsx";
import { builderPanel } from "./builder-panel.tsx";
import { chartPanel } from "./chart-panel.tsx";
import { comparisonPanel } from "./comparison-panel.tsx";
import { dataPanel } from "./data-panel.tsx";
import { explorerPanel } from "./explorer-panel.tsx";
import { inspectorPanel } from "./inspector-panel.tsx";
import { monitorPanel } from "./monitor-panel.tsx";
import type { PanelDefinition } from "./panel-definition.ts";
import { regimePanel } from "./regime-panel.tsx";
import { strategiesPanel } from "./strategies-panel.tsx";
import { watchlistPanel } from "./watchlist-panel.tsx";
import { optimiserPanel } from "./optimiser-panel.tsx";
import { resultPanel } from "./result-panel.tsx";
import { runPanel } from "./run-panel.tsx";
import { settingsPanel } from "./settings-panel.tsx";
import { tracePanel } from "./trace-panel.tsx";

/** Every panel that the desk can show; a new one is a file beside this one and a line here. */
export const PANELS: readonly PanelDefinition[] = [
  explorerPanel,
  runPanel,
  chartPanel,
  dataPanel,
  watchlistPanel,
  regimePanel,
  strategiesPanel,
  inspectorPanel,
  resultPanel,
  comparisonPanel,
  optimiserPanel,
  monitorPanel,
  builderPanel,
  settingsPanel,
  alertsPanel,
  eventLogPanel,
  tracePanel,
];

export function findPanel(id: string): PanelDefinition | undefined {
  return PANELS.find((panel) => panel.id === id);
}
