import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { BarsView, ResultView } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Client } from "#renderer/ipc/client.ts";

export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly value: Value }
  | { readonly status: "failed"; readonly error: SerialError };

export interface RunDataState {
  readonly results: Readonly<Record<string, Loaded<ResultView | undefined>>>;
  /** By run and symbol, see `barsKey`. */
  readonly bars: Readonly<Record<string, Loaded<BarsView>>>;
  /** Stored series by symbol. */
  readonly series: Readonly<Record<string, Loaded<BarsView>>>;
}

export interface RunData {
  readonly state: StoreApi<RunDataState>;
  /** Loads a finished run's result, once. */
  loadResult(runId: RunId): void;
  /** Loads the bars that a run saw of a symbol, once. */
  loadBars(runId: RunId, symbol: string): void;
  /** Loads the stored series of a symbol, once. */
  loadSeries(symbol: string): void;
}

export const barsKey = (runId: string, symbol: string): string => `${runId} ${symbol}`;

async function settle<Value>(work: Promise<Value>): Promise<Loaded<Value>> {
  try {
    return { status: "ready", value: await work };
  } catch (thrown) {
    return { status: "failed", error: toSerialError(thrown) };
  }
}

const isWanted = (known: Loaded<unknown> | undefined): boolean =>
  known === undefined || known.status === "failed";

/** Results and bars of finished runs never change, so each is asked for once. */
export function createRunData(client: Client): RunData {
  const state = createStore<RunDataState>(() => ({ results: {}, bars: {}, series: {} }));

  async function loadResult(runId: RunId): Promise<void> {
    if (!isWanted(state.getState().results[runId])) return;
    const set = (loaded: Loaded<ResultView | undefined>): void =>
      state.setState((old) => ({ results: { ...old.results, [runId]: loaded } }));
    set({ status: "loading" });
    set(await settle(client.invoke("run:get-result", { runId })));
  }

  async function loadBars(runId: RunId, symbol: string): Promise<void> {
    const key = barsKey(runId, symbol);
    if (!isWanted(state.getState().bars[key])) return;
    const set = (loaded: Loaded<BarsView>): void =>
      state.setState((old) => ({ bars: { ...old.bars, [key]: loaded } }));
    set({ status: "loading" });
    set(await settle(client.invoke("run:get-bars", { runId, symbol })));
  }

  async function showSeries(symbol: string): Promise<BarsView> {
    const { bars } = await client.invoke("data:show", { symbol });
    return bars;
  }

  async function loadSeries(symbol: string): Promise<void> {
    if (!isWanted(state.getState().series[symbol])) return;
    const set = (loaded: Loaded<BarsView>): void =>
      state.setState((old) => ({ series: { ...old.series, [symbol]: loaded } }));
    set({ status: "loading" });
    set(await settle(showSeries(symbol)));
  }

  return {
    state,
    loadResult: (runId) => void loadResult(runId),
    loadBars: (runId, symbol) => void loadBars(runId, symbol),
    loadSeries: (symbol) => void loadSeries(symbol),
  };
}
