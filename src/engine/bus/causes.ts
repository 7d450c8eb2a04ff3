import { AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";

/** Events that were caused by events; a longer chain is a loop. */
const MAX_DEPTH = 64;
/** So many causes show what turns in a circle. */
const CAUSES_SHOWN = 8;
/** Links kept for what is published in a later turn; a loop that is slower than so many others is not seen. */
const REMEMBERED = 10_000;

/** An event that another one gave rise to. */
export interface Link {
  readonly name: EventName;
  readonly seq: number;
  /** 2 for what an event from outside caused, and so on. */
  readonly depth: number;
  /** Undefined when the cause came from outside, or was forgotten. */
  readonly cause: Link | undefined;
}

/** The event that handlers hear when something is published, and how it came to be. */
export interface Heard {
  readonly envelope: AnyEnvelope;
  readonly link: Link | undefined;
}

/** Which events led to which, over turns and over the buses that share it: finds events that cause themselves. */
export interface Causes {
  /**
   * What led to an event that is about to be published; undefined for one from outside. An event without a cause that
   * belongs to a run has the run's. Throws the bug `bus.endless-chain`, which names the last causes.
   */
  linkOf(envelope: AnyEnvelope, heard: Heard | undefined): Link | undefined;
  /** Keeps the link for what the event will cause later; of an event that starts a run, for all of the run. */
  remember(envelope: AnyEnvelope, link: Link): void;
}

export function createCauses(): Causes {
  const links = new Map<string, Link>();

  function keep(key: string, link: Link): void {
    links.set(key, link);
    if (links.size <= REMEMBERED) return;
    const [oldest] = links.keys();
    if (oldest !== undefined) links.delete(oldest);
  }

  return {
    linkOf({ id, name, seq, causationId, correlationId }, heard) {
      // What is correlated with itself alone is new: nothing can have led to it.
      if (causationId === undefined) return isOwn(id, correlationId) ? undefined : links.get(correlationId);
      const isHeard = heard?.envelope.id === causationId;
      const cause = isHeard ? heard.link : links.get(causationId);
      const depth = (cause?.depth ?? 1) + 1;
      if (depth > MAX_DEPTH) throw endlessError(name, cause);
      return { name, seq, depth, cause };
    },
    remember(envelope, link) {
      keep(envelope.id, link);
      // Only by its start: later events of a run would make the whole run deeper each time they are caused.
      if (envelope.name === "workflow.started") keep(envelope.correlationId, link);
    },
  };
}

function isOwn(id: string, correlation: string): boolean {
  return id === correlation;
}

function endlessError(name: EventName, last: Link | undefined): AppError {
  const details: string[] = [];
  for (let link = last; link !== undefined && details.length < CAUSES_SHOWN; link = link.cause)
    details.push(`caused by ${link.name}, seq ${link.seq}`);
  return new AppError({
    kind: "bug",
    code: "bus.endless-chain",
    message: `events must not cause each other more than ${MAX_DEPTH} deep, was ${name}`,
    details,
  });
}
