import { refusedError, type AppError } from "#shared/errors/app-error.ts";
import type { EventName } from "#shared/events/event-map.ts";
import type { Clock } from "#engine/base/clock.ts";
import { createTokenBucket, type TokenBucket } from "#engine/base/token-bucket.ts";
import { createCircuit, type Circuit } from "./circuit.ts";

/** A topic that a slice flooded takes nothing of it for so long. */
const REST_MS = 5_000;
/** Then one event too many within so long closes the topic to it again. */
const TRIAL_MS = 1_000;

/** Keeps a slice from flooding the log: each of its topics has a bucket and a circuit breaker of its own. */
export interface PublishLimit {
  /**
   * Throws the refusal `bus.rate-exceeded` for an event that is one too many, and `bus.circuit-open` for all of them for
   * 5 s after a second in which as many were refused as are allowed.
   */
  check(slice: string, topic: EventName): void;
}

interface Gate {
  readonly bucket: TokenBucket;
  readonly circuit: Circuit;
}

export function createPublishLimit(maxEventsPerSecond: number, clock: Clock): PublishLimit {
  const gates = new Map<string, Gate>();
  const policy = { openAfter: maxEventsPerSecond, restMs: REST_MS, trialMs: TRIAL_MS };

  function gateOf(key: string): Gate {
    const gate = gates.get(key) ?? {
      bucket: createTokenBucket(maxEventsPerSecond, clock),
      circuit: createCircuit(policy, clock),
    };
    gates.set(key, gate);
    return gate;
  }

  return {
    check(slice, topic) {
      const { bucket, circuit } = gateOf(`${slice}/${topic}`);
      if (circuit.isOpen()) throw openError(slice, topic, maxEventsPerSecond);
      if (bucket.take()) return;
      circuit.failed();
      throw rateError(slice, topic, maxEventsPerSecond);
    },
  };
}

function rateError(slice: string, topic: EventName, limit: number): AppError {
  return refusedError({
    code: "bus.rate-exceeded",
    message: `slice ${slice} must not publish ${topic} more than ${limit} times a second`,
    field: "events.maxPerSecond",
    value: String(limit),
    remedy: "publish less often in the slice, or raise the setting events.maxPerSecond",
  });
}

function openError(slice: string, topic: EventName, limit: number): AppError {
  return refusedError({
    code: "bus.circuit-open",
    message: `slice ${slice} may publish no ${topic} for ${REST_MS} ms, because it went on past ${limit} a second`,
    field: "events.maxPerSecond",
    value: String(limit),
    remedy: "let the slice stop at bus.rate-exceeded, or raise the setting events.maxPerSecond",
  });
}
