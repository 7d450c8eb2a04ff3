import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { EquityView } from "#shared/ipc/channels/paper-channels.ts";
import type { ResultView, StudyView } from "#shared/ipc/channels/run-channels.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Client } from "#renderer/ipc/client.ts";

export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly value: Value }
  | { readonly status: "failed"; readonly error: SerialError };

export interface RunDataState {
  readonly results: Readonly<Record<string, Loaded<ResultView | undefined>>>;
  readonly analyses: Readonly<Record<string, Loaded<ResultAnalysis | undefined>>>;
  readonly simulations: Readonly<Record<string, Loaded<MonteCarlo | undefined>>>;
  /** By run and symbol, see `barsKey`. */
  readonly bars: Readonly<Record<string, Loaded<BarsView>>>;
  readonly studies: Readonly<Record<string, Loaded<StudyView | undefined>>>;
  /** The bars of a paper session up to when they were asked for, by session and symbol, see `barsKey`. */
  readonly paperBars: Readonly<Record<string, Loaded<BarsView>>>;
  /** The account of a paper session up to when it was asked for. */
  readonly paperEquity: Readonly<Record<string, Loaded<EquityView>>>;
}

export interface RunData {
  readonly state: StoreApi<RunDataState>;
  /** Loads a finished run's result, once. */
  loadResult(runId: RunId): void;
  /** Loads all figures of a finished run's backtest, once. */
  loadAnalysis(runId: RunId): void;
  /** Loads how else a finished run could have come out, once. */
  loadSimulation(runId: RunId): void;
  /** Loads the bars that a run saw of a symbol, once. */
  loadBars(runId: RunId, symbol: string): void;
  /** Loads the parameter search of a finished run, once. */
  loadStudy(runId: RunId): void;
  /** Loads the bars of a paper session so far, once: what comes later is heard. */
  loadPaperBars(sessionId: string, symbol: string): void;
  /** Loads the account of a paper session so far, once. */
  loadPaperEquity(sessionId: string): void;
}

/** By whom bars are kept: a run or a session, and a symbol. */
export const barsKey = (owner: string, symbol: string): string => `${owner} ${symbol}`;

type ValueOf<Area extends keyof RunDataState> =
  Extract<RunDataState[Area][string], { readonly status: "ready" }> extends { readonly value: infer Value }
    ? Value
    : never;

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
  const state = createStore<RunDataState>(() => ({
    results: {},
    analyses: {},
    simulations: {},
    bars: {},
    studies: {},
    paperBars: {},
    paperEquity: {},
  }));

  async function load<Area extends keyof RunDataState>(
    area: Area,
    key: string,
    ask: () => Promise<ValueOf<Area>>,
  ): Promise<void> {
    if (!isWanted(state.getState()[area][key])) return;
    const set = (loaded: Loaded<ValueOf<Area>>): void =>
      state.setState((old) => ({ ...old, [area]: { ...old[area], [key]: loaded } }));
    set({ status: "loading" });
    set(await settle(ask()));
  }

  return {
    state,
    loadResult: (runId) => void load("results", runId, () => client.invoke("run:get-result", { runId })),
    loadAnalysis: (runId) => void load("analyses", runId, () => client.invoke("run:get-analysis", { runId })),
    loadSimulation: (runId) =>
      void load("simulations", runId, () => client.invoke("run:get-monte-carlo", { runId })),
    loadStudy: (runId) => void load("studies", runId, () => client.invoke("run:get-study", { runId })),
    loadBars: (runId, symbol) =>
      void load("bars", barsKey(runId, symbol), () => client.invoke("run:get-bars", { runId, symbol })),
    loadPaperBars: (sessionId, symbol) =>
      void load("paperBars", barsKey(sessionId, symbol), () =>
        client.invoke("paper:get-bars", { sessionId, symbol }),
      ),
    loadPaperEquity: (sessionId) =>
      void load("paperEquity", sessionId, () => client.invoke("paper:get-equity", { sessionId })),
  };
}
