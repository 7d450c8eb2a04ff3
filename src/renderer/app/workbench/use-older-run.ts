import { useEffect } from "react";
import { toSerialError } from "#shared/errors/app-error.ts";
import { runId } from "#shared/model/ids.ts";
import type { ReplicaFacts } from "#renderer/replica/replica-state.ts";
import { findRun } from "#renderer/replica/selectors.ts";
import { useTrader } from "../trader-context.ts";
import type { Selection } from "./workbench-store.ts";

/** Asks for the run that is selected when it is older than those that main sends by itself. */
export function useOlderRun(state: ReplicaFacts, selection: Selection): void {
  const { replica, workbench } = useTrader();
  const isWanted = state.status === "ready" && selection.kind === "run" && selection.workflow === undefined;
  const wanted = isWanted && findRun(state, selection.runId) === undefined ? selection.runId : undefined;
  useEffect(() => {
    if (wanted === undefined) return;
    replica.findOlder(runId(wanted)).catch((thrown: unknown) => {
      workbench.setState({ problem: { title: "The run cannot be shown", error: toSerialError(thrown) } });
    });
  }, [replica, workbench, wanted]);
}
