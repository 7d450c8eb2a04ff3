import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { CostStudy } from "#shared/model/cost-study.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { MonteCarlo } from "#shared/model/monte-carlo.ts";
import type { Backend } from "./backend.ts";

/** What is shown of a run beyond its result; what it has none of is undefined. */
export interface MoreOfRun {
  readonly analysis?: ResultAnalysis | undefined;
  readonly monteCarlo?: MonteCarlo | undefined;
  readonly costStudy?: CostStudy | undefined;
}

export async function readMore(backend: Backend, runId: RunId): Promise<MoreOfRun> {
  return {
    analysis: await backend.invoke("run:get-analysis", { runId }),
    monteCarlo: await backend.invoke("run:get-monte-carlo", { runId }),
    costStudy: await backend.invoke("run:get-cost-study", { runId }),
  };
}
