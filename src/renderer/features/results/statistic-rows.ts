import type { Statistics } from "#shared/model/backtest-result.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import type { StatisticDefinition, StatisticKind } from "#shared/model/statistic-definitions.ts";
import type { NumberKind } from "#renderer/ui/format-number.ts";

export interface StatisticRow {
  readonly key: keyof Statistics;
  readonly label: string;
  readonly kind: NumberKind;
  readonly isSigned: boolean;
  readonly unit: string;
  /** What it is, on hover. */
  readonly hint: string;
  /** Why it is infinite or missing, when it is. */
  readonly nonFinite: string;
}

export function numberKindOf(kind: StatisticKind): NumberKind {
  return NUMBER_KINDS[kind];
}

const NUMBER_KINDS = {
  fraction: "percent",
  money: "money",
  ratio: "ratio",
  count: "integer",
  days: "integer",
} as const satisfies Record<StatisticKind, NumberKind>;

/** Figures whose sign is the news; the others are sizes. */
const SIGNED: ReadonlySet<keyof Statistics> = new Set([
  "totalReturn",
  "annualReturn",
  "benchmarkReturn",
  "maximumDrawdown",
  "averageTrade",
  "averageWin",
  "averageLoss",
  "bestTrade",
  "worstTrade",
]);

/** The figures that decide whether a person reads on. */
const KEYS: readonly (keyof Statistics)[] = [
  "totalReturn",
  "annualReturn",
  "sharpe",
  "maximumDrawdown",
  "winRate",
  "profitFactor",
  "trades",
  "benchmarkReturn",
];

function toRow({ key, label, kind, definition, nonFinite }: StatisticDefinition): StatisticRow {
  return {
    key,
    label,
    kind: NUMBER_KINDS[kind],
    isSigned: SIGNED.has(key),
    unit: kind === "days" ? "days" : "",
    hint: definition,
    nonFinite,
  };
}

export const KEY_STATISTICS: readonly StatisticRow[] = KEYS.flatMap((key) =>
  STATISTIC_DEFINITIONS.filter((definition) => definition.key === key).map(toRow),
);

/** Every figure, in groups. */
export const STATISTIC_GROUPS: readonly { readonly title: string; readonly rows: readonly StatisticRow[] }[] =
  [...Map.groupBy(STATISTIC_DEFINITIONS, ({ group }) => group)].map(([title, definitions]) => ({
    title,
    rows: definitions.map(toRow),
  }));
