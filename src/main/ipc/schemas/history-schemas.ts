import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { HistoryRequests } from "#shared/ipc/channels/history-channels.ts";
import { RUN_STATUSES } from "#shared/ipc/channels/run-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { hash, name, run, step } from "./common.ts";

/** Runs in one answer. */
const MAXIMUM_PAGE = 1_000;

export const historySchemas: SchemasOf<HistoryRequests> = {
  "history:search": z.strictObject({
    workflow: name.exactOptional(),
    status: z.enum(RUN_STATUSES).exactOptional(),
    mode: z.enum(MODES).exactOptional(),
    symbol: name.exactOptional(),
    fromMs: z.number().exactOptional(),
    toMs: z.number().exactOptional(),
    text: name.exactOptional(),
    offset: z.int().min(0).exactOptional(),
    limit: z.int().min(1).max(MAXIMUM_PAGE).exactOptional(),
  }),
  "history:run-again": z.strictObject({
    runId: run,
    changes: z.record(name, z.unknown()).exactOptional(),
  }),
  "history:rerun-from": z.strictObject({
    runId: run,
    step,
    changes: z.record(name, z.unknown()).exactOptional(),
    breakAt: z.array(step).max(100).exactOptional(),
    shownHash: hash.exactOptional(),
  }),
  "history:compare": z.strictObject({ left: run, right: run }),
};
