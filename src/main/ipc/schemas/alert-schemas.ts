import { z } from "zod";
import type { AlertRequests } from "#shared/ipc/channels/alert-channels.ts";
import { ALERT_SEVERITIES } from "#shared/model/alert.ts";
import { name, nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

const LONGEST_SECONDS = 7 * 24 * 3_600;
const LONGEST_SNOOZE_MINUTES = 30 * 24 * 60;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, "must be small letters, digits and _, beginning with a letter");
const symbol = z.string().min(1).max(40);

const condition = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("price"),
    symbol,
    side: z.enum(["above", "below"]),
    price: z.number().positive(),
  }),
  z.strictObject({ kind: z.literal("drawdown"), fraction: z.number().positive().max(1) }),
  z.strictObject({
    kind: z.literal("silence"),
    symbol,
    seconds: z.number().int().positive().max(LONGEST_SECONDS),
  }),
  z.strictObject({ kind: z.literal("event"), pattern: z.string().min(1).max(100) }),
]);

export const alertSchemas: SchemasOf<AlertRequests> = {
  "alert:list": nothing,
  "alert:list-rules": nothing,
  "alert:save-rule": z.strictObject({
    id,
    name,
    severity: z.enum(ALERT_SEVERITIES),
    condition,
    isEnabled: z.boolean(),
    coolDownSeconds: z.number().int().min(0).max(LONGEST_SECONDS),
    hint: z.string().max(500),
  }),
  "alert:remove-rule": z.strictObject({ rule: id }),
  "alert:acknowledge": z.strictObject({ alert: name, by: name.exactOptional() }),
  "alert:snooze": z.strictObject({ rule: id, minutes: z.number().min(0).max(LONGEST_SNOOZE_MINUTES) }),
};
