import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { RunId, SessionId } from "#shared/model/ids.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { applyRunEvent, startRunView } from "#shared/replica/apply-run-event.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import { applyEvent } from "./apply-event.ts";
import { emptySession, type SessionState } from "./session-state.ts";

/** A place in the log: the number of an event, or a time of recording. */
export type ReplayBound = { readonly seq: number } | { readonly tsMs: number };

export interface ReplayPlan {
  readonly sessionId: SessionId;
  /** Ascending; events of other sessions are heard and change no state. */
  readonly events: readonly AnyEnvelope[];
  /** The first event that is heard; those before it only bring the engine to its state. Default the first. */
  readonly from?: ReplayBound;
  /** The last event, or the time that all are recorded before; default the last. */
  readonly to?: ReplayBound;
  /** `recorded` keeps the pauses between the events as they were recorded. */
  readonly speed: "max" | "recorded";
}

export interface ReplayPorts {
  /** Waits that long, or until the replay is cancelled. */
  readonly wait: (durationMs: number) => Promise<void>;
  readonly cancellation: Cancellation;
  readonly onEvent: (envelope: AnyEnvelope, state: SessionState) => void;
}

export interface Replayed {
  /** Events that were heard. */
  readonly events: number;
  /** The last event that the state holds; 0 when there is none. */
  readonly seq: number;
  readonly state: SessionState;
  readonly runs: readonly RunView[];
}

/** Events played at full speed before others have their turn. */
const PIECE = 1_000;

/**
 * Plays recorded events into an engine that has nothing but its state: no log, no venue, no subscriber with an effect.
 * Ends early, with what was played, when it is cancelled.
 */
export async function replaySession(plan: ReplayPlan, ports: ReplayPorts): Promise<Replayed> {
  const { wait, cancellation, onEvent } = ports;
  const runs = new Map<RunId, RunView>();
  let state = emptySession(plan.sessionId);
  let [played, heard, seq] = [0, 0, 0];
  let tsLastMs: number | undefined;
  for (const envelope of plan.events) {
    if (isAfter(envelope, plan.to)) break;
    const isHeard = plan.from === undefined || !isBefore(envelope, plan.from);
    if (isHeard && plan.speed === "recorded") {
      // A clock that was set back leaves no pause.
      const pauseMs = Math.max(0, envelope.tsInitMs - (tsLastMs ?? envelope.tsInitMs));
      tsLastMs = envelope.tsInitMs;
      if (pauseMs > 0) await wait(pauseMs);
    }
    if (plan.speed === "max" && played % PIECE === PIECE - 1) await wait(0);
    played += 1;
    if (cancellation.isCancelled) break;
    state = applyEvent(state, envelope);
    applyToRun(runs, envelope);
    seq = envelope.seq;
    if (!isHeard) continue;
    heard += 1;
    onEvent(envelope, state);
  }
  return { events: heard, seq, state, runs: [...runs.values()] };
}

function applyToRun(runs: Map<RunId, RunView>, envelope: AnyEnvelope): void {
  if (envelope.runId === undefined) return;
  const run = runs.get(envelope.runId);
  const next =
    run === undefined && envelope.name === "workflow.started"
      ? startRunView(envelope)
      : run && applyRunEvent(run, envelope);
  if (next !== undefined) runs.set(envelope.runId, next);
}

function isBefore({ seq, tsInitMs }: AnyEnvelope, bound: ReplayBound): boolean {
  return "seq" in bound ? seq < bound.seq : tsInitMs < bound.tsMs;
}

function isAfter(envelope: AnyEnvelope, bound: ReplayBound | undefined): boolean {
  if (bound === undefined) return false;
  return "seq" in bound ? envelope.seq > bound.seq : envelope.tsInitMs >= bound.tsMs;
}
