import { z } from "zod";
import { contentHash, runId } from "#shared/model/ids.ts";

export const name = z.string().min(1).max(200);
export const run = name.transform(runId);
/** Path of a step. */
export const step = z.string().min(1).max(1_000);
export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform(contentHash);
export const nothing = z.undefined();
export const ofRun = z.strictObject({ runId: run });
