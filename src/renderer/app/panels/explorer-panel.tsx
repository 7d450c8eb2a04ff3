import { FolderTree } from "lucide-react";
import { useStore } from "zustand";
import { useReplica } from "#renderer/replica/use-replica.ts";
import { Navigation } from "../run/navigation.tsx";
import { useTrader } from "../trader-context.ts";
import { useView } from "../workbench/use-view.ts";
import type { PanelDefinition } from "./panel-definition.ts";

function ExplorerPanel() {
  const { replica, workbench, actions } = useTrader();
  const state = useReplica(replica.state);
  const selection = useStore(workbench, (all) => all.selection);
  return <Navigation replica={state} selection={selection} view={useView()} actions={actions} />;
}

/** What can be run, what was run, and what trades on paper. */
export const explorerPanel: PanelDefinition = {
  id: "explorer",
  title: "Explorer",
  icon: FolderTree,
  group: "Workflows",
  component: ExplorerPanel,
  defaultPlace: { side: "left", sizePx: 250 },
  isSingle: true,
};
