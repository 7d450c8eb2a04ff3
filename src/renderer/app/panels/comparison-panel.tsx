import { GitCompareArrows } from "lucide-react";
import { RunComparison } from "../results/run-comparison.tsx";
import type { PanelDefinition } from "./panel-definition.ts";

/** Two or more backtests beside each other. */
export const comparisonPanel: PanelDefinition = {
  id: "comparison",
  title: "Run comparison",
  icon: GitCompareArrows,
  group: "Results",
  component: RunComparison,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
