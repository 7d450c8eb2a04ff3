import type { SerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** An event that a subscriber failed on after its last try. */
export interface DeadLetterView {
  /** `<log>-<number>`. */
  readonly id: string;
  readonly log: string;
  readonly subscriber: string;
  readonly event: AnyEnvelope;
  /** Why the last try failed. */
  readonly error: SerialError;
  readonly attempts: number;
  readonly tsFailedMs: EpochMs;
}

export interface DeadLetterRequests {
  /** Newest first, at most 200 a log. */
  "dead-letter:list": (input: undefined) => readonly DeadLetterView[];
  "dead-letter:get": (input: { readonly id: string }) => DeadLetterView;
  /** Gives the event to its subscriber again; rejects with the new cause when that fails. */
  "dead-letter:retry": (input: { readonly id: string }) => { readonly id: string };
  "dead-letter:drop": (input: { readonly id: string }) => { readonly id: string };
}
