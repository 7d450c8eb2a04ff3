import { Activity, Blocks, CandlestickChart, FlaskConical } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { LinkColour } from "../links/link-colour.ts";
import type { PanelPlace } from "../panels/panel-definition.ts";

/** A panel where a workspace has it. */
export interface PlacedPanel extends PanelPlace {
  readonly panel: string;
  /** The colour that links it with others of the workspace. */
  readonly link?: LinkColour;
}

/** A workspace that comes with the product, as it is before a person changes it. */
export interface WorkspaceDefinition {
  readonly id: string;
  readonly title: string;
  readonly icon: LucideIcon;
  /** In the order in which they are placed; the first fills the window. */
  readonly panels: readonly PlacedPanel[];
}

const EXPLORER = { panel: "explorer", side: "left", sizePx: 250 } as const;
const RUN = { panel: "run", side: "right" } as const;
const BUILDER = { panel: "builder", side: "right" } as const;
const INSPECTOR = { panel: "inspector", side: "right", sizePx: 324 } as const;

/** What happens and what wants a person's eye, below all that stands above it. */
const EVENTS = [
  { panel: "event_log", side: "below", share: 0.36 },
  { panel: "alerts", side: "within", of: "event_log" },
] as const;

/** In the order of their keys, Ctrl+1 and on. */
export const WORKSPACES: readonly WorkspaceDefinition[] = [
  {
    id: "trade",
    title: "Trade",
    icon: CandlestickChart,
    panels: [
      { panel: "chart", side: "right", link: "blue" },
      { panel: "watchlist", side: "left", sizePx: 290, link: "blue" },
      { panel: "explorer", side: "within", of: "watchlist" },
      { panel: "run", side: "within", of: "chart" },
      { panel: "paper_desk", side: "below", of: "chart", share: 0.4 },
      { panel: "trace", side: "within", of: "paper_desk" },
    ],
  },
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
    panels: [{ panel: "monitor", side: "right" }, ...EVENTS],
  },
];

export const FIRST_WORKSPACE = "research";

export function findWorkspace(id: string): WorkspaceDefinition | undefined {
  return WORKSPACES.find((workspace) => workspace.id === id);
}
