import { useEffect } from "react";
import { useStore } from "zustand";
import type { BarsView, ResultView, RunView } from "#shared/ipc/contract.ts";
import type { RunId } from "#shared/model/ids.ts";
import { barsKey } from "#renderer/replica/run-data.ts";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { useTrader } from "./trader-context.ts";

const LOADING = { status: "loading" } as const;

/** The result of a completed run; undefined while there is none to load. */
export function useResult(run: RunView | undefined): Loaded<ResultView | undefined> | undefined {
  const { runData } = useTrader();
  const runId = run?.status === "completed" ? run.runId : undefined;
  useEffect(() => {
    if (runId !== undefined) runData.loadResult(runId);
  }, [runData, runId]);
  const loaded = useStore(runData.state, (state) => (runId === undefined ? undefined : state.results[runId]));
  return runId === undefined ? undefined : (loaded ?? LOADING);
}

/** The stored series of a symbol; undefined while it is not there, and when there is none. */
export function useSeries(symbol: string): BarsView | undefined {
  const { runData } = useTrader();
  useEffect(() => runData.loadSeries(symbol), [runData, symbol]);
  const loaded = useStore(runData.state, (state) => state.series[symbol]);
  return loaded?.status === "ready" ? loaded.value : undefined;
}

/** The bars that a run saw of a symbol. */
export function useBars(runId: RunId, symbol: string): Loaded<BarsView> {
  const { runData } = useTrader();
  useEffect(() => runData.loadBars(runId, symbol), [runData, runId, symbol]);
  return useStore(runData.state, (state) => state.bars[barsKey(runId, symbol)]) ?? LOADING;
}
