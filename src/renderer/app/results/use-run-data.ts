import { useEffect } from "react";
import { useStore } from "zustand";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { EquityView } from "#shared/ipc/channels/paper-channels.ts";
import type { ResultView, RunView, StudyView } from "#shared/ipc/channels/run-channels.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { RunId } from "#shared/model/ids.ts";
import { barsKey } from "#renderer/replica/run-data.ts";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { useTrader } from "../trader-context.ts";

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

/** All figures of a run's backtest. */
export function useAnalysis(runId: RunId): Loaded<ResultAnalysis | undefined> {
  const { runData } = useTrader();
  useEffect(() => runData.loadAnalysis(runId), [runData, runId]);
  return useStore(runData.state, (state) => state.analyses[runId]) ?? LOADING;
}

/** How else a run's backtest could have come out; undefined until it is there, and for a run that simulated nothing. */
export function useSimulation(runId: RunId): MonteCarlo | undefined {
  const { runData } = useTrader();
  useEffect(() => runData.loadSimulation(runId), [runData, runId]);
  const loaded = useStore(runData.state, (state) => state.simulations[runId]);
  return loaded?.status === "ready" ? loaded.value : undefined;
}

/** The parameter search of a run that made no backtest. */
export function useStudy(runId: RunId): Loaded<StudyView | undefined> {
  const { runData } = useTrader();
  useEffect(() => runData.loadStudy(runId), [runData, runId]);
  return useStore(runData.state, (state) => state.studies[runId]) ?? LOADING;
}

/**
 * The bars of a session from before this window watched it; undefined while they are not there. They are asked for when
 * the session has its first bar (`hasBegun`), because before it nobody knows where the replay starts.
 */
export function usePaperBars(sessionId: string, symbol: string, hasBegun: boolean): BarsView | undefined {
  const { runData } = useTrader();
  useEffect(() => {
    if (hasBegun) runData.loadPaperBars(sessionId, symbol);
  }, [runData, sessionId, symbol, hasBegun]);
  const loaded = useStore(runData.state, (state) => state.paperBars[barsKey(sessionId, symbol)]);
  return loaded?.status === "ready" ? loaded.value : undefined;
}

/** The account of a session from before this window watched it; undefined while it is not there. */
export function usePaperEquity(sessionId: string): EquityView | undefined {
  const { runData } = useTrader();
  useEffect(() => runData.loadPaperEquity(sessionId), [runData, sessionId]);
  const loaded = useStore(runData.state, (state) => state.paperEquity[sessionId]);
  return loaded?.status === "ready" ? loaded.value : undefined;
}

/** The bars that a run saw of a symbol. */
export function useBars(runId: RunId, symbol: string): Loaded<BarsView> {
  const { runData } = useTrader();
  useEffect(() => runData.loadBars(runId, symbol), [runData, runId, symbol]);
  return useStore(runData.state, (state) => state.bars[barsKey(runId, symbol)]) ?? LOADING;
}
