import type { NetworkPolicy, NetworkProvider } from "#shared/model/network-provider.ts";

/** Every setting by its dotted key. The keys are what a person writes in files, variables and on the command line. */
export interface Config {
  readonly "run.initialCash": number;
  readonly "run.feeBps": number;
  readonly "run.slippageBps": number;
  readonly "run.seed": number;
  readonly "data.demoSynthetic": boolean;
  readonly "data.network": NetworkPolicy;
  readonly "data.providers": readonly NetworkProvider[];
  readonly "data.quarantineBelow": number;
  readonly "paper.barIntervalMs": number;
  readonly "log.level": "debug" | "info" | "warn" | "error";
  readonly "log.compactAfterDays": number;
  readonly "window.theme": "dark" | "light" | "system";
  readonly "userCode.allowed": readonly string[];
  readonly "workers.lanes": number;
  readonly "run.maxConcurrent": number;
  readonly "events.maxPerSecond": number;
  readonly "backup.everyHours": number;
  readonly "backup.keep": number;
}

export type ConfigKey = keyof Config;

export const CONFIG_DEFAULTS: Config = {
  "run.initialCash": 100_000,
  "run.feeBps": 1,
  "run.slippageBps": 0,
  "run.seed": 1,
  "data.demoSynthetic": true,
  "data.network": "named",
  "data.providers": ["yahoo"],
  "data.quarantineBelow": 0.5,
  "paper.barIntervalMs": 250,
  "log.level": "info",
  "log.compactAfterDays": 0,
  "window.theme": "dark",
  "userCode.allowed": [],
  "workers.lanes": 0,
  "run.maxConcurrent": 1_000,
  "events.maxPerSecond": 5_000,
  "backup.everyHours": 24,
  "backup.keep": 7,
};

/** What each setting means, with its unit. */
export const CONFIG_TITLES: Readonly<Record<ConfigKey, string>> = {
  "run.initialCash": "Cash that a run starts with, in USD",
  "run.feeBps": "Fee a side, in basis points of notional",
  "run.slippageBps": "Slippage a side, in basis points of price",
  "run.seed": "Seed of everything random in a run",
  "data.demoSynthetic":
    "Whether the demo feed of paper sessions answers for any symbol with a generated, labelled market",
  "data.network":
    "When providers of bars are asked over the network: off, named (when a command or workflow names one) or any (also for symbols that are not stored)",
  "data.providers":
    "Network providers in the order in which they are asked for a symbol that is not stored, when data.network is any",
  "data.quarantineBelow":
    "Score of its quality, from 0 to 1, below which a series is held back; 0 holds nothing back",
  "paper.barIntervalMs": "Pace of the demo feed, in milliseconds a bar",
  "log.level": "Least important messages that the log keeps: debug, info, warn or error",
  "log.compactAfterDays":
    "Days after which streamed events of closed sessions and ended runs leave the logs at a start; 0 is never",
  "window.theme": "Colours of the window: dark, light or system",
  "userCode.allowed": "Hashes (SHA-256) of own slices and strategies that may run",
  "workers.lanes": "Worker threads for heavy work; 0 is one fewer than the machine has cores",
  "run.maxConcurrent": "Runs under way at the same time; more wait, the highest priority first",
  "events.maxPerSecond": "Events of one name that one slice may publish, a second; more fail its step",
  "backup.everyHours":
    "Age, in hours, at which the newest backup is followed by another one by itself; 0 makes none",
  "backup.keep": "Backups made by themselves that are kept; those that you asked for stay",
};

export const CONFIG_KEYS = Object.keys(CONFIG_DEFAULTS) as readonly ConfigKey[];

export function isConfigKey(key: string): key is ConfigKey {
  return Object.hasOwn(CONFIG_DEFAULTS, key);
}
