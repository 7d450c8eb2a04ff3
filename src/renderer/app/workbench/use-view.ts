import { useMemo } from "react";
import { useStore } from "zustand";
import { useReplica } from "#renderer/replica/use-replica.ts";
import { useTrader } from "../trader-context.ts";
import { selectView } from "./view.ts";
import type { View } from "./view.ts";

/** What the window shows of its selection. */
export function useView(): View {
  const { replica, workbench } = useTrader();
  const state = useReplica(replica.state);
  const own = useStore(workbench);
  return useMemo(() => selectView(state, own), [state, own]);
}
