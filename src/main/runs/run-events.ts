import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import type { EventSource, HeardEvent } from "#engine/workflow/event-source.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Books } from "#main/logs/books.ts";

/** Events read from the log at once. */
const PAGE_EVENTS = 1_000;

/** The events of the log that a run writes to itself: what it waits for may have been there before the process was. */
export function createRunEvents(books: Pick<Books, "ofMode">): EventSource {
  return {
    listen({ mode, pattern, afterSeq }, hear) {
      const { bus, log } = books.ofMode(mode);
      if (afterSeq !== undefined) {
        let page = log.readAfter(afterSeq, PAGE_EVENTS);
        while (page.length > 0) {
          for (const event of page) if (matchesTopic(pattern, event.name)) hear(toHeard(event));
          page = log.readAfter(page.at(-1)?.seq ?? afterSeq, PAGE_EVENTS);
        }
      }
      return bus.subscribePattern(pattern, (event) => hear(toHeard(event)), "a waiting run");
    },
  };
}

function toHeard({ name, payload, runId, tsEventMs }: AnyEnvelope): HeardEvent {
  return { name, payload, runId, tsEventMs };
}
