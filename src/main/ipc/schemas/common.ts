import { z } from "zod";
import { runId } from "#shared/model/ids.ts";

export const name = z.string().min(1).max(200);
export const run = name.transform(runId);
export const nothing = z.undefined();
export const ofRun = z.strictObject({ runId: run });
