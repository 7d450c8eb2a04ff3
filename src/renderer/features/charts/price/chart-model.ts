import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { ChartBars, ChartStretch } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSetup, IndicatorSet } from "#shared/model/chart-setup.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { FIRST_STATE, sourceOf, symbolsOf } from "./chart-state.ts";
import type { ChartState } from "./chart-state.ts";
import { isLoadedAnew } from "./is-loaded-anew.ts";
import { loadLists } from "./load-lists.ts";
import { loadBars, loadOverlays } from "./load-points.ts";
import { planReplay } from "./plan-replay.ts";
import { planStretch } from "./plan-stretch.ts";
import type { BarView } from "./plan-stretch.ts";

export interface ChartModel {
  readonly state: StoreApi<ChartState>;
  /** Loads `first`, or what the chart showed last, or the first of the proposed that is stored, or the first symbol that is. */
  readonly open: (first?: string, proposed?: readonly string[]) => Promise<void>;
  /** Shows the symbol, in the interval if it can be had so; else in the one at hand. */
  readonly showSymbol: (symbol: string, timeframe?: Timeframe) => Promise<void>;
  readonly choose: (change: Partial<ChartSetup>) => Promise<void>;
  /** Hears what is in view, and asks for what that needs. */
  readonly look: (view: BarView) => void;
  /** Asks for what a replay needs around its cursor. */
  readonly follow: () => void;
  /** Keeps indicators under a name; one without indicators is forgotten. */
  readonly saveSet: (set: IndicatorSet) => Promise<void>;
}

/** What a person was about on the series that was shown. */
const NOTHING_DRAWN = { replay: undefined, selected: undefined, tool: undefined, draft: undefined } as const;

export interface ChartModelPorts {
  readonly client: Client;
  /** Names the chart, so that what was chosen for it is kept. */
  readonly chart: string;
}

export function createChartModel({ client, chart }: ChartModelPorts): ChartModel {
  const state = createStore<ChartState>(() => FIRST_STATE);
  const set = state.setState;
  /** Raised by each question, so that an answer to an earlier one comes too late. */
  let era = 0;
  let asked: ChartStretch | undefined;
  /** What a person looks at in a replay. */
  let seen: BarView | undefined;
  const listed = Promise.withResolvers<void>();
  /** The chart knows what is stored, or that it cannot. */
  let isListed = false;

  async function load(stretch: ChartStretch | undefined): Promise<void> {
    const { setup, bars: held } = state.getState();
    const { source } = setup;
    if (source === undefined) return;
    const mine = (era += 1);
    asked = stretch;
    set({ isLoading: true });
    try {
      const bars = await loadBars(client, source, setup, stretch);
      if (mine !== era) return;
      // Bars of another version have other indexes: the stretch asked for means nothing in them.
      const isStale = stretch !== undefined && held !== undefined && bars.dataHash !== held.dataHash;
      if (isStale) {
        await load(undefined);
        return;
      }
      // A chart that opens shows its bars at once; one that is moved gets all that belongs together.
      if (stretch === undefined) showBars(bars);
      const { overlays, problems } = await loadOverlays(client, source, setup, bars.stretch);
      if (mine !== era) return;
      set({ bars, overlays, problems, error: undefined, isLoading: false, isSwitching: false });
    } catch (thrown) {
      if (mine !== era) return;
      const none = stretch ? {} : { bars: undefined };
      set({ error: toSerialError(thrown), isLoading: false, isSwitching: false, ...none });
    }
  }

  function showBars(bars: ChartBars): void {
    set({ bars, overlays: FIRST_STATE.overlays, error: undefined, isSwitching: false });
  }

  function settleList(): void {
    isListed = true;
    listed.resolve();
  }

  async function openFirst(symbol: string | undefined): Promise<void> {
    const { stored, setup } = state.getState();
    if (symbol === undefined) {
      set({ isLoading: false });
      return;
    }
    set({ setup: { ...setup, source: sourceOf(stored, symbol, setup.source?.timeframe ?? "1d") } });
    await load(undefined);
  }

  async function choose(change: Partial<ChartSetup>): Promise<void> {
    const { setup: before, bars, isSwitching } = state.getState();
    const setup = { ...before, ...change };
    const isOther = setup.source !== before.source;
    set({ setup, ...(isOther ? { ...NOTHING_DRAWN, isSwitching: bars !== undefined } : {}) });
    const isAnew = isOther || bars === undefined || isLoadedAnew(before, setup);
    // Asked for before the choice is kept: a file that is written durably would keep the bars waiting.
    const loading = isAnew ? load(isOther || isSwitching ? undefined : bars?.stretch) : undefined;
    const saving = client.invoke("chart:save-setup", { chart, setup });
    const saved = saving.catch((thrown: unknown) => set({ problems: [toSerialError(thrown)] }));
    await loading;
    await saved;
  }

  function follow(): void {
    const { bars, replay, isSwitching } = state.getState();
    if (bars === undefined || replay === undefined || isSwitching) return;
    const next = planReplay(replay.cursor, asked ?? bars.stretch, bars.totalBars, seen?.from);
    if (next !== undefined) void load(next);
  }

  return {
    state,
    choose,
    async showSymbol(symbol, timeframe) {
      // Before the list is there, nothing says which intervals the symbol has. After it, who asks finds it chosen at once.
      if (!isListed) await listed.promise;
      const { stored, setup } = state.getState();
      const source = sourceOf(stored, symbol, timeframe ?? setup.source?.timeframe);
      const isShown = source.symbol === setup.source?.symbol && source.timeframe === setup.source.timeframe;
      if (!isShown) await choose({ source });
    },
    async open(first, proposed = []) {
      try {
        const kept = await client.invoke("chart:get-setup", { chart });
        const known = kept?.source;
        const isKept = known !== undefined && (first === undefined || first === known.symbol);
        if (kept !== undefined) set({ setup: kept });
        // What is known already is not kept waiting by the lists to choose from.
        const loading = isKept ? load(undefined) : undefined;
        set(await loadLists(client));
        settleList();
        const { stored } = state.getState();
        const symbols = symbolsOf(stored);
        const begin = proposed.find((symbol) => symbols.includes(symbol)) ?? symbols[0];
        if (loading === undefined) await openFirst(first ?? begin);
        await loading;
      } catch (thrown) {
        set({ error: toSerialError(thrown), isLoading: false });
      } finally {
        settleList();
      }
    },
    look(view) {
      const { bars, replay, isSwitching } = state.getState();
      seen = replay && view;
      if (replay !== undefined) follow();
      if (bars === undefined || replay !== undefined || isSwitching) return;
      const next = planStretch(view, asked ?? bars.stretch, bars.totalBars);
      if (next !== undefined) void load(next);
    },
    follow,
    async saveSet(set) {
      try {
        state.setState({ sets: await client.invoke("chart:save-set", set) });
      } catch (thrown) {
        state.setState({ problems: [toSerialError(thrown)] });
      }
    },
  };
}
