import type { RunSearch, RunSearcher } from "#main/store/search-runs.ts";
import type { RunPage, RunQuery, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import { INTERRUPTED } from "./stored-runs.ts";

const PAGE = 200;

/** One page of the runs that fit, out of all logs. */
export function searchRuns(
  searchers: readonly RunSearcher[],
  query: RunQuery,
  alive: readonly RunId[],
): RunPage {
  const { offset = 0, limit = PAGE } = query;
  const search: RunSearch = { query, alive };
  const total = searchers.reduce((sum, searcher) => sum + searcher.count(search), 0);
  const places = searchers
    .flatMap((searcher) => searcher.places(search, offset + limit))
    .toSorted((left, right) => right.tsStartedMs - left.tsStartedMs || (left.runId < right.runId ? 1 : -1))
    .slice(offset, offset + limit)
    .map(({ runId }) => runId);
  const isAlive = new Set(alive);
  const found = new Map(
    searchers
      .flatMap((searcher) => searcher.summaries(places))
      .map((run) => [run.runId, isAlive.has(run.runId) ? run : asNobodyRuns(run)]),
  );
  return { runs: places.flatMap((runId) => found.get(runId) ?? []), total };
}

/** Its row says what it was when its process was killed; a paused one waits for a person. */
function asNobodyRuns(run: RunSummary): RunSummary {
  const wasCutOff = run.status === "running" || run.status === "pending";
  return wasCutOff ? { ...run, status: "failed", error: INTERRUPTED } : run;
}
