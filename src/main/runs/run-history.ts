import type { RunSearch, RunSearcher } from "#main/store/search-runs.ts";
import type { RunPage, RunQuery } from "#shared/ipc/channels/history-channels.ts";
import type { RunId } from "#shared/model/ids.ts";

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
  const found = new Map(
    searchers.flatMap((searcher) => searcher.summaries(places)).map((run) => [run.runId, run]),
  );
  return { runs: places.flatMap((runId) => found.get(runId) ?? []), total };
}
