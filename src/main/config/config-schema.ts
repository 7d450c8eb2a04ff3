import { z } from "zod";
import { NETWORK_POLICIES, NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import type { Config, ConfigKey } from "#shared/config/config.ts";

const bps = z.number().min(0).max(1_000);

/** What each setting may be; the messages end the sentence that starts with the key. */
export const CONFIG_SCHEMA = {
  "run.initialCash": z.number().positive().max(1e12),
  "run.feeBps": bps,
  "run.slippageBps": bps,
  "run.seed": z.int().min(0).max(0xff_ff_ff_ff),
  "data.demoSynthetic": z.boolean(),
  "data.network": z.enum(NETWORK_POLICIES),
  "data.providers": z.array(z.enum(NETWORK_PROVIDERS)),
  "data.quarantineBelow": z.number().min(0).max(1),
  "paper.barIntervalMs": z.int().min(1).max(3_600_000),
  "log.level": z.enum(["debug", "info", "warn", "error"]),
  "log.compactAfterDays": z.int().min(0).max(36_500),
  "window.theme": z.enum(["dark", "light", "system"]),
  "userCode.allowed": z.array(
    z.string().regex(/^[0-9a-f]{64}$/, { message: "must be a SHA-256 in lower-case hex" }),
  ),
  "workers.lanes": z.int().min(0).max(256),
  "run.maxConcurrent": z.int().min(1).max(10_000),
  "events.maxPerSecond": z.int().min(1).max(1_000_000),
  "backup.everyHours": z.number().min(0).max(8_760),
  "backup.keep": z.int().min(1).max(1_000),
} as const satisfies { readonly [Key in ConfigKey]: z.ZodType<Config[Key]> };
