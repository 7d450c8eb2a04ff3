import { refusedError } from "#shared/errors/app-error.ts";
import type { EventName } from "#shared/events/event-map.ts";
import type { Clock } from "#engine/base/clock.ts";
import { createTokenBucket, type TokenBucket } from "#engine/base/token-bucket.ts";

/** Keeps a slice from flooding the log: each of its topics has a bucket of its own. */
export interface PublishLimit {
  /** Throws the refusal `bus.rate-exceeded` for an event that is one too many. */
  check(slice: string, topic: EventName): void;
}

export function createPublishLimit(maxEventsPerSecond: number, clock: Clock): PublishLimit {
  const buckets = new Map<string, TokenBucket>();
  return {
    check(slice, topic) {
      const key = `${slice}/${topic}`;
      const bucket = buckets.get(key) ?? createTokenBucket(maxEventsPerSecond, clock);
      buckets.set(key, bucket);
      if (bucket.take()) return;
      throw refusedError({
        code: "bus.rate-exceeded",
        message: `slice ${slice} must not publish ${topic} more than ${maxEventsPerSecond} times a second`,
        field: "events.maxPerSecond",
        value: String(maxEventsPerSecond),
        remedy: "publish less often in the slice, or raise the setting events.maxPerSecond",
      });
    },
  };
}
