import { z } from "zod";
import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";

interface Trigger {
  readonly title: string;
  /** Wire types of the values that a firing brings into the namespace of the steps under it, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** What a run may say to the source of the firings. */
  readonly inputs: readonly InputView[];
}

const OPTIONAL = { isRequired: false, default: undefined, choices: undefined } as const;

export const TRIGGERS = {
  market_data_update: {
    title: "A bar of a subscribed symbol closed",
    values: { symbol: "symbol", bar: "bar", bars: "bars", account: "account", openOrders: "openOrders" },
    inputs: [
      {
        ...OPTIONAL,
        name: "barIntervalMs",
        title: "Pace of a replayed feed",
        type: "number",
        unit: "ms a bar",
      },
      {
        ...OPTIONAL,
        name: "maximumBars",
        title: "Bars after which the feed ends",
        type: "number",
        unit: "bars",
      },
      {
        ...OPTIONAL,
        name: "recordedSession",
        title: "Paper session whose bars are traded again (backtest mode)",
        type: "recordedSession",
        unit: "",
      },
    ],
  },
} as const satisfies Readonly<Record<string, Trigger>>;

export type TriggerName = keyof typeof TRIGGERS;

/** Other names of the same triggers; the event's own name is one of them. */
const ALIASES: Readonly<Record<string, TriggerName>> = { "market.data.updated": "market_data_update" };

export function findTrigger(name: string): TriggerName | undefined {
  if (Object.hasOwn(TRIGGERS, name)) return name as TriggerName;
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
}

export function triggerValues(
  name: TriggerName,
): readonly { readonly name: string; readonly wire: string }[] {
  return Object.entries(TRIGGERS[name].values).map(([value, wire]) => ({ name: value, wire }));
}

const INPUT_SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["barIntervalMs", z.number().min(0).max(3_600_000)],
  ["maximumBars", z.int().min(0)],
  ["recordedSession", z.string().min(1)],
]);

/** What an input of a trigger may be; undefined for one that belongs to no trigger. */
export function triggerInputSchema(name: string): z.ZodType | undefined {
  return INPUT_SCHEMAS.get(name);
}
