import { Activity, Blocks, CandlestickChart, FlaskConical } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { PanelPlace } from "../panels/panel-definition.ts";

/** A workspace that comes with the product, as it is before a person changes it. */
export interface WorkspaceDefinition {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** In the order in which they are placed; the first fills the window. */
  readonly panels: readonly (PanelPlace & { readonly panel: string })[];
}

const EXPLORER = { panel: "explorer", side: "left", sizePx: 250 } as const;
const RUN = { panel: "run", side: "right" } as const;
const BUILDER = { panel: "builder", side: "right" } as const;
const INSPECTOR = { panel: "inspector", side: "right", sizePx: 324 } as const;

const CHART = { panel: "chart", side: "right" } as const;
const RUN_BELOW = { panel: "run", side: "below", of: "chart", sizePx: 300 } as const;

/** In the order of their keys, Ctrl+1 and on. */
export const WORKSPACES: readonly WorkspaceDefinition[] = [
  { id: "trade", title: "Trade", icon: CandlestickChart, panels: [CHART, EXPLORER, RUN_BELOW] },
  { id: "research", title: "Research", icon: FlaskConical, panels: [RUN, EXPLORER, INSPECTOR] },
  {
    id: "build",
    title: "Build",
    icon: Blocks,
    panels: [BUILDER, { panel: "run", side: "within", of: "builder" }],
  },
  {
    id: "monitor",
    title: "Monitor",
    icon: Activity,
    panels: [{ panel: "monitor", side: "right" }],
  },
];

export const FIRST_WORKSPACE = "research";

export function findWorkspace(id: string): WorkspaceDefinition | undefined {
  return WORKSPACES.find((workspace) => workspace.id === id);
}
