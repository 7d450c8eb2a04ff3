import { z } from "zod";
import type { Channel, DesktopChannel, Input } from "#shared/ipc/contract.ts";
import { EXPORT_FORMATS } from "#shared/model/export-format.ts";
import { runId } from "#shared/model/ids.ts";
import { MODES } from "#shared/model/mode.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";

const MAXIMUM_CSV_CHARACTERS = 64 * 1024 * 1024;
/** Events in one answer. */
const MAXIMUM_TRAIL = 10_000;

const name = z.string().min(1).max(200);
const run = name.transform(runId);
const nothing = z.undefined();
const ofLetter = z.strictObject({ id: name });
const ofRun = z.strictObject({ runId: run });

/** What may come in on each channel; unknown fields are refused. */
export const schemas: { readonly [C in Channel | DesktopChannel]: z.ZodType<Input<C>> } = {
  "app:get-info": nothing,
  "app:get-snapshot": nothing,
  "app:leave-safe-mode": nothing,
  "workflow:start": z.strictObject({
    workflow: name,
    mode: z.enum(MODES),
    inputs: z.record(name, z.unknown()),
    seed: z.int().min(0).max(0xffff_ffff).exactOptional(),
  }),
  "workflow:cancel": z.strictObject({ runId: run, by: name }),
  "run:list": nothing,
  "run:get": ofRun,
  "run:get-definition": ofRun,
  "run:resume": z.strictObject({ runId: run.exactOptional() }),
  "run:get-result": ofRun,
  "run:get-study": ofRun,
  "run:get-bars": z.strictObject({ runId: run, symbol: name }),
  "run:get-report": z.strictObject({ runId: run, format: z.enum(EXPORT_FORMATS) }),
  "paper:stop": z.strictObject({ sessionId: name }),
  "paper:get-bars": z.strictObject({ sessionId: name, symbol: name }),
  "paper:get-equity": z.strictObject({ sessionId: name }),
  "paper:list": nothing,
  "data:list": nothing,
  "data:show": z.strictObject({ symbol: name }),
  "data:import": z.strictObject({
    symbol: name,
    fileName: z.string().max(1_000),
    text: z.string().max(MAXIMUM_CSV_CHARACTERS),
    timeframe: z.enum(TIMEFRAMES).exactOptional(),
    allowGaps: z.boolean().exactOptional(),
  }),
  "audit:verify": nothing,
  "audit:search": z.strictObject({
    symbol: name.exactOptional(),
    orderId: name.exactOptional(),
    runId: name.exactOptional(),
    sessionId: name.exactOptional(),
    name: name.exactOptional(),
    fromMs: z.number().exactOptional(),
    toMs: z.number().exactOptional(),
    id: name.exactOptional(),
    limit: z.int().min(1).max(MAXIMUM_TRAIL).exactOptional(),
  }),
  "audit:explain": z.strictObject({ of: name, log: name.exactOptional() }),
  "config:list": nothing,
  "config:get": z.strictObject({ key: name }),
  "config:set": z.strictObject({ key: name, value: z.string().max(10_000) }),
  "metrics:get": nothing,
  "dead-letter:list": nothing,
  "dead-letter:get": ofLetter,
  "dead-letter:retry": ofLetter,
  "dead-letter:drop": ofLetter,
  "desktop:export-report": z.strictObject({ runId: run, format: z.enum(EXPORT_FORMATS) }),
};
