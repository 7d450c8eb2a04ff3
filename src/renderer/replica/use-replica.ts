import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { useShallow } from "zustand/react/shallow";
import type { ReplicaFacts, ReplicaState } from "./replica-state.ts";

function withoutSeq(state: ReplicaState): ReplicaFacts {
  const { seq: _, ...facts } = state;
  return facts;
}

/** Main's truth for a component, which is drawn again when that changes and not for every event that was folded in. */
export function useReplica(state: StoreApi<ReplicaState>): ReplicaFacts {
  return useStore(state, useShallow(withoutSeq));
}
