import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { JobRequests } from "#shared/ipc/channels/job-channels.ts";
import { nothing } from "./common.ts";

const ofJob = z.strictObject({ number: z.int().min(1) });

export const jobSchemas: SchemasOf<JobRequests> = {
  "job:list": nothing,
  "job:get": ofJob,
  "job:retry": ofJob,
  "job:drop": ofJob,
};
