import { useCallback, useEffect, useMemo } from "react";
import { Blocks } from "lucide-react";
import { useStore } from "zustand";
import { BuilderView } from "#renderer/features/builder/builder-view.tsx";
import { createVersionBook } from "#renderer/features/builder/version-book.ts";
import { readInputs, suggestValues } from "#renderer/features/workflows/input-values.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { runId } from "#shared/model/ids.ts";
import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";
import { useTrader } from "../trader-context.ts";
import { builderOf } from "./builder-of.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const INPUTS = {
  read: readInputs,
  suggest: (inputs: readonly InputView[], isRealTime: boolean) => suggestValues({ isRealTime, inputs }),
};

function BuilderPanel() {
  const { client, replica, workbench, desk, actions, wishes } = useTrader();
  const builder = builderOf(client);
  const versions = useMemo(() => createVersionBook(client), [client]);
  const workflows = useStore(replica.state, (state) => state.workflows);
  const runs = useStore(replica.state, (state) => state.runs);
  const [palette, loadPalette] = useLoaded(
    useCallback(() => client.invoke("builder:palette", undefined), [client]),
  );

  useEffect(() => {
    void builder.listDrafts();
    const { selection } = workbench.getState();
    const isEmpty = builder.state.getState().status === "empty";
    if (isEmpty && selection.kind === "workflow") void builder.open(selection.name);
  }, [builder, workbench]);

  return (
    <BuilderView
      builder={builder}
      wished={wishes.builder}
      palette={palette.status === "ready" ? palette.value : []}
      workflows={workflows}
      versions={versions}
      runs={runs}
      inputs={INPUTS}
      onSaved={() => {
        void replica.refresh();
        loadPalette();
      }}
      onResult={(id) => {
        actions.select({ kind: "run", runId: id });
        desk.reveal("run");
      }}
      onCompare={(left, right) => {
        actions.compare(runId(left));
        actions.select({ kind: "run", runId: right });
        desk.reveal("run");
      }}
    />
  );
}

/** Where workflows are drawn. */
export const builderPanel: PanelDefinition = {
  id: "builder",
  title: "Builder",
  icon: Blocks,
  group: "Workflows",
  component: BuilderPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
