import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { StudyRequests } from "#shared/ipc/channels/study-channels.ts";
import { name, nothing } from "./common.ts";

export const studySchemas: SchemasOf<StudyRequests> = {
  "study:list": nothing,
  "study:get": z.strictObject({ study: name }),
  "study:compare": z.strictObject({ studies: z.array(name).min(2).max(10) }),
  "study:heat-map": z.strictObject({ study: name, x: name, y: name }),
  "study:pause": z.strictObject({ study: name, by: name }),
  "study:resume": z.strictObject({ study: name, by: name }),
  "study:apply": z.strictObject({ study: name, workflow: name, as: name, isConfirmed: z.boolean() }),
  "study:open-hold-out": z.strictObject({ study: name, isForced: z.boolean() }),
};
