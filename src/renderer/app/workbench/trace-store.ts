import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { TraceSubject } from "#renderer/features/trace/trace-subject.ts";
import type { Desk } from "../desk/desk-contract.ts";

/** What the trace panel explains. */
export interface Trace {
  readonly state: StoreApi<{ readonly subject: TraceSubject | undefined }>;
  /** Explains it, in a panel that is brought to the front. */
  readonly show: (subject: TraceSubject) => void;
}

export function createTrace(desk: Pick<Desk, "openPanel">): Trace {
  const state = createStore<{ readonly subject: TraceSubject | undefined }>(() => ({ subject: undefined }));
  return {
    state,
    show(subject) {
      state.setState({ subject });
      desk.openPanel("trace");
    },
  };
}
