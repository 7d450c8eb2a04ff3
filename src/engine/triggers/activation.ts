import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Mode } from "#shared/model/mode.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";

/** A number of an event by the name of its log. */
export type LogSeqs = Readonly<Record<string, number>>;

/** How a workflow's triggers stand: a fold over its events. */
export interface Activation {
  readonly workflow: string;
  readonly isActive: boolean;
  /** `seq` of the event that activated it: a job of another activation is not its. */
  readonly number: number;
  readonly mode: Mode;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** What it was activated with: a trigger that the file got later waits for the next activation. */
  readonly triggers: readonly string[];
  /** Who activated or deactivated it, and when. */
  readonly by: string;
  readonly tsChangedMs: EpochMs;
  /** Up to when the times of each trigger are settled. */
  readonly settledMs: Readonly<Record<string, EpochMs>>;
  /**
   * Up to where its triggers of events have met the logs; undefined while nobody lets them. It is kept now and then, so
   * after a kill they meet some events again, and the key of a fire keeps those from starting a second run.
   */
  readonly heardSeqs?: LogSeqs;
  /** The end of what a killed process told after that; undefined while that process lives, and when there is nothing. */
  readonly owedSeqs?: LogSeqs;
  /** Of the last event that it was folded from. */
  readonly seq: number;
}

/** Port: keeps activations, so that no log has to be read from its beginning; each call is durable when it returns. */
export interface ActivationStore {
  list(): readonly Activation[];
  save(activation: Activation): void;
}

/** The activation after an event of its workflow; the same object when the event changes nothing. */
export function applyTriggerEvent(
  activation: Activation | undefined,
  event: AnyEnvelope,
): Activation | undefined {
  if (activation !== undefined && event.seq <= activation.seq) return activation;
  switch (event.name) {
    case "workflow.activated": {
      const { workflow, mode, inputs, triggers, by } = event.payload;
      const { seq, tsEventMs } = event;
      const entry = { workflow, mode, inputs, triggers, by, seq, number: seq, tsChangedMs: tsEventMs };
      return { ...entry, isActive: true, settledMs: {} };
    }
    case "workflow.deactivated":
      return (
        activation && {
          ...activation,
          isActive: false,
          by: event.payload.by,
          tsChangedMs: event.tsEventMs,
          seq: event.seq,
        }
      );
    case "trigger.fired":
    case "trigger.missed": {
      const { trigger, tsSettledMs, activation: number } = event.payload;
      if (activation?.number !== number) return activation;
      if (tsSettledMs === undefined) return { ...activation, seq: event.seq };
      const settledMs = epochMs(Math.max(tsSettledMs, settledUpTo(activation, trigger)));
      return { ...activation, seq: event.seq, settledMs: { ...activation.settledMs, [trigger]: settledMs } };
    }
    default:
      return activation;
  }
}

/** The activation when its process has been killed: what that told up to the ends of the logs is owed to its triggers. */
export function oweEvents(activation: Activation, ends: LogSeqs): Activation {
  const { isActive, heardSeqs, owedSeqs } = activation;
  if (!isActive || heardSeqs === undefined || owedSeqs !== undefined) return activation;
  return { ...activation, owedSeqs: ends };
}

/** The activation when its triggers of events have met all logs up to those ends. */
export function hearEvents(activation: Activation, ends: LogSeqs): Activation {
  const { heardSeqs, owedSeqs, ...rest } = activation;
  const isSame = Object.entries(ends).every(([log, seq]) => heardSeqs?.[log] === seq);
  return isSame && owedSeqs === undefined ? activation : { ...rest, heardSeqs: ends };
}

/** The activation when nobody lets its triggers meet events any more, in order: what happens now is let go. */
export function stopHearing(activation: Activation): Activation {
  const { heardSeqs, owedSeqs, ...rest } = activation;
  return heardSeqs === undefined || owedSeqs !== undefined ? activation : rest;
}

/** A trigger's times before the activation are not its business. */
export function settledUpTo({ settledMs, tsChangedMs }: Activation, trigger: string): EpochMs {
  return settledMs[trigger] ?? tsChangedMs;
}
