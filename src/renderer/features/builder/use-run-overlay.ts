import { useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Builder } from "./create-builder.ts";
import { NO_RUN, type RunOverlay } from "./step-run.ts";

const ENDED = new Set(["completed", "failed", "cancelled", "refused"]);

/** How the steps of the shown run are, for the nodes to listen to; what they answered is asked for when it has ended. */
export function useRunOverlay(builder: Builder, run: RunView | undefined): StoreApi<RunOverlay> {
  const overlay = useMemo(() => createStore<RunOverlay>(() => NO_RUN), []);
  const attempts = useStore(builder.state, ({ outcomes }) => outcomes.attempts);
  const runId = useStore(builder.state, (state) => state.runId);
  const hasEnded = isEnded(run);
  useEffect(() => {
    const steps = new Map((run?.steps ?? []).map((step) => [step.step, step]));
    overlay.setState({ steps, held: run?.hold?.step, attempts });
  }, [overlay, run, attempts]);
  useEffect(() => {
    if (runId !== undefined && hasEnded) void builder.loadOutcomes(runId);
  }, [builder, runId, hasEnded]);
  return overlay;
}

export function isEnded(run: RunView | undefined): boolean {
  return run !== undefined && ENDED.has(run.status);
}
