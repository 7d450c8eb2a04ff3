import { Target } from "lucide-react";
import { Optimiser } from "../results/optimiser.tsx";
import type { PanelDefinition } from "./panel-definition.ts";

/** Searches of a strategy's parameters, and what they are worth. */
export const optimiserPanel: PanelDefinition = {
  id: "optimiser",
  title: "Optimiser",
  icon: Target,
  group: "Results",
  component: Optimiser,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
