import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { aBar } from "./a-bar.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { NetworkPolicy, NetworkProvider } from "#shared/model/network-provider.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import type { BarsQuestion, NetworkBars, SentBars } from "#engine/slices/data/ports.ts";

const START_MS = Date.UTC(2020, 0, 6);

/** Days from Monday, 2020-01-06 on, one a close. */
export function daysOf(closes: readonly number[], startMs = START_MS): readonly Bar[] {
  return closes.map((close, index) =>
    aBar({ tsOpenMs: epochMs(startMs + index * DAY_MS), open: close, high: close, low: close, close }),
  );
}

/** Bars as a provider sends them, each over a day after it opens. */
function sentBars(bars: readonly Bar[], actions: SentBars["actions"]): SentBars {
  return {
    columns: columnsFromBars(bars),
    tsCloseMs: Float64Array.from(bars, ({ tsOpenMs }) => tsOpenMs + DAY_MS),
    origin: "a provider of a test",
    caveats: ["made by a test"],
    actions,
  };
}

export interface FakeNetwork extends NetworkBars {
  readonly asked: BarsQuestion[];
  /** What each provider has; an error is what it answers. */
  readonly has: Partial<Record<NetworkProvider, Readonly<Record<string, readonly Bar[] | Error>>>>;
  /** Splits and dividends, sent with every answer. */
  actions: SentBars["actions"];
  rule: NetworkPolicy;
}

/** A network that answers the bars from the first one asked for, as a provider does. */
export function createFakeNetwork(has: FakeNetwork["has"]): FakeNetwork {
  const network: FakeNetwork = {
    asked: [],
    has,
    actions: [],
    rule: "named",
    policy: () => network.rule,
    order: () => ["yahoo", "kraken"],
    timeframesOf: () => ["1h", "1d"],
    async fetch(question) {
      network.asked.push(question);
      const found = network.has[question.provider]?.[question.symbol] ?? [];
      if (found instanceof Error) throw found;
      const bars = found.filter(({ tsOpenMs }) => tsOpenMs >= question.fromMs);
      return sentBars(bars, network.actions);
    },
  };
  return network;
}
