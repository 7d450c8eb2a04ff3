import { BrainCircuit } from "lucide-react";
import { StrategiesView } from "#renderer/features/strategies/strategies-view.tsx";
import type { StartKind } from "#renderer/features/strategies/strategy-details.tsx";
import { findWorkflow } from "#renderer/replica/selectors.ts";
import { useTrader } from "../trader-context.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const WORKFLOWS: Readonly<Record<StartKind, string>> = {
  backtest: "strategy_backtest",
  paper: "paper_trading",
};

function StrategiesPanel() {
  const { client, replica, actions, desk } = useTrader();

  /** Fills in the form and shows it; a person looks at the rest of it and runs it. */
  function open(kind: StartKind, strategy: string, parameters: string): void {
    const workflow = findWorkflow(replica.state.getState(), WORKFLOWS[kind]);
    if (workflow === undefined) {
      desk.say(`The workflow ${WORKFLOWS[kind]} is not there.`);
      return;
    }
    for (const { name, type } of workflow.inputs) {
      if (type === "strategyId") actions.setValue(workflow.name, name, strategy);
      if (type === "strategyParameters") actions.setValue(workflow.name, name, parameters);
    }
    actions.select({ kind: "workflow", name: workflow.name });
  }

  return <StrategiesView client={client} onStart={open} />;
}

/** The strategies that ship and a person's own. */
export const strategiesPanel: PanelDefinition = {
  id: "strategies",
  title: "Strategies",
  icon: BrainCircuit,
  group: "Workflows",
  component: StrategiesPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
