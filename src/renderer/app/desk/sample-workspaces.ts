import { Database, Grid2x2, Search, SlidersHorizontal } from "lucide-react";
import type { WorkspaceDefinition } from "./workspace-definition.ts";

/** A workspace that ships beside the four, to be taken as one's own. */
interface SampleWorkspace extends WorkspaceDefinition {
  /** What it is for, in a few words. */
  readonly about: string;
}

export const SAMPLE_WORKSPACES: readonly SampleWorkspace[] = [
  {
    id: "four_charts",
    title: "Four charts",
    about: "Four symbols side by side",
    icon: Grid2x2,
    panels: [
      { panel: "chart", side: "right" },
      { panel: "chart", side: "below", of: "chart" },
      { panel: "chart", side: "right", of: "chart" },
      { panel: "chart", side: "right", of: "chart:2" },
    ],
  },
  {
    id: "judge_results",
    title: "Judge results",
    about: "A result, another beside it",
    icon: Search,
    panels: [
      { panel: "result", side: "right" },
      { panel: "comparison", side: "within", of: "result" },
      { panel: "explorer", side: "left", sizePx: 250 },
      { panel: "inspector", side: "right", sizePx: 324 },
    ],
  },
  {
    id: "find_parameters",
    title: "Find parameters",
    about: "Search, then judge honestly",
    icon: SlidersHorizontal,
    panels: [
      { panel: "optimiser", side: "right" },
      { panel: "result", side: "within", of: "optimiser" },
      { panel: "strategies", side: "left", sizePx: 330 },
    ],
  },
  {
    id: "mind_data",
    title: "Mind the data",
    about: "What is stored, and how good",
    icon: Database,
    panels: [
      { panel: "data", side: "right" },
      { panel: "chart", side: "below", of: "data", share: 0.42 },
      { panel: "regime", side: "within", of: "chart" },
    ],
  },
];
