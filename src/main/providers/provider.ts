import type { BarsQuestion, NetworkBars, SentBars } from "#engine/slices/data/ports.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import type { Timeframe } from "#shared/model/time.ts";

export type Question = Omit<BarsQuestion, "provider">;
export type Tools = Parameters<NetworkBars["fetch"]>[1];

/** A service that sends bars, behind the one interface that all have. */
export interface Provider {
  readonly id: NetworkProvider;
  /** The lengths of bars that it sends by itself. */
  readonly timeframes: readonly Timeframe[];
  fetch(question: Question, tools: Tools): Promise<SentBars>;
}
