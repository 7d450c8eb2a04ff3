import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ContentHash } from "#shared/model/ids.ts";

/** Where what a step answered is kept; nothing for any other event. */
export function outputsOf(event: AnyEnvelope): readonly ContentHash[] {
  return event.name === "workflow.step.completed" ? Object.values(event.payload.outputs ?? {}) : [];
}
