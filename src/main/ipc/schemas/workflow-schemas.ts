import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { WorkflowRequests } from "#shared/ipc/channels/workflow-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { hash, name, run, step } from "./common.ts";

export const workflowSchemas: SchemasOf<WorkflowRequests> = {
  "workflow:start": z.strictObject({
    workflow: name,
    mode: z.enum(MODES),
    inputs: z.record(name, z.unknown()),
    seed: z.int().min(0).max(0xffff_ffff).exactOptional(),
    breakAt: z.array(step).max(100).exactOptional(),
    shownHash: hash.exactOptional(),
  }),
  "workflow:cancel": z.strictObject({
    runId: run,
    by: name,
    reason: z.string().min(1).max(500).exactOptional(),
  }),
  "workflow:dry-run": z.strictObject({
    workflow: name,
    mode: z.enum(MODES),
    inputs: z.record(name, z.unknown()),
  }),
};
