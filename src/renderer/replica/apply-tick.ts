import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";
import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { ReplicaState } from "./replica-state.ts";

/** The name under which main tells how its disk is. */
const DISK = "disk";

export interface TickResult {
  readonly state: ReplicaState;
  /** True when events are missing: only a new snapshot can mend it. */
  readonly hasGap: boolean;
}

/** Folds a batch of events in; what is already known is skipped, what does not follow on is a gap. */
export function applyTicks(state: ReplicaState, envelopes: readonly AnyEnvelope[]): TickResult {
  let next = state;
  for (const envelope of envelopes) {
    if (envelope.seq <= next.seq) continue;
    if (envelope.seq !== next.seq + 1) return { state: next, hasGap: true };
    next = { ...applyTick(next, envelope), seq: envelope.seq };
  }
  return { state: next, hasGap: false };
}

function applyTick(state: ReplicaState, envelope: AnyEnvelope): ReplicaState {
  if (envelope.name === "workflow.started") {
    const run = startRunView(envelope);
    const isKnown = run === undefined || state.runs.some((other) => other.runId === run.runId);
    return isKnown ? state : { ...state, runs: [run, ...state.runs] };
  }
  if (envelope.name === "error.raised" && envelope.payload.where === "audit") {
    return withInfo(state, { logWarning: envelope.payload.error.message });
  }
  if (envelope.name === "health.degraded" && envelope.payload.slice === DISK) {
    return withInfo(state, { diskWarning: envelope.payload.detail });
  }
  if (envelope.name === "health.restored" && envelope.payload.slice === DISK)
    return withoutDiskWarning(state);
  const index = state.runs.findIndex((run) => run.runId === envelope.runId);
  const run = state.runs[index];
  if (run === undefined) return state;
  const changed = applyRunEvent(run, envelope);
  return changed === run ? state : { ...state, runs: state.runs.with(index, changed) };
}

function withInfo(state: ReplicaState, changed: Partial<AppInfo>): ReplicaState {
  return state.info === undefined ? state : { ...state, info: { ...state.info, ...changed } };
}

function withoutDiskWarning(state: ReplicaState): ReplicaState {
  if (state.info === undefined) return state;
  const { diskWarning: _, ...info } = state.info;
  return { ...state, info };
}
