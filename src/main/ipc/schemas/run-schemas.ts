import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { RunRequests } from "#shared/ipc/channels/run-channels.ts";
import { EXPORT_FORMATS } from "#shared/model/export-format.ts";
import { name, nothing, ofRun, run } from "./common.ts";

export const runSchemas: SchemasOf<RunRequests> = {
  "run:list": nothing,
  "run:get": ofRun,
  "run:get-definition": ofRun,
  "run:resume": z.strictObject({ runId: run.exactOptional(), by: name.exactOptional() }),
  "run:pause": z.strictObject({ runId: run, by: name }),
  "run:step": z.strictObject({ runId: run, by: name }),
  "run:get-result": ofRun,
  "run:get-analysis": z.strictObject({ runId: run, benchmark: name.exactOptional() }),
  "run:get-curves": ofRun,
  "run:get-monte-carlo": ofRun,
  "run:get-cost-study": ofRun,
  "run:get-study": ofRun,
  "run:get-walk-forward": ofRun,
  "run:get-bars": z.strictObject({ runId: run, symbol: name }),
  "run:get-report": z.strictObject({ runId: run, format: z.enum(EXPORT_FORMATS) }),
};
