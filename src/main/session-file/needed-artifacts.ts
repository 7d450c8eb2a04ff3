import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ContentHash } from "#shared/model/ids.ts";

/** Where what a step answered is kept; nothing for any other event. */
export function outputsOf(event: AnyEnvelope): readonly ContentHash[] {
  if (event.name === "workflow.step.completed") return Object.values(event.payload.outputs ?? {});
  if (event.name !== "workflow.started") return [];
  return (event.payload.rerunOf?.taken ?? []).flatMap(({ outputs = {} }) => Object.values(outputs));
}
