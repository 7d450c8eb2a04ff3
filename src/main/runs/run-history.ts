import { inPieces } from "#main/audit/in-pieces.ts";
import type { RunPlace, RunSearch, RunSearcher } from "#main/store/search-runs.ts";
import type { RunPage, RunQuery, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import { INTERRUPTED } from "./stored-runs.ts";

const PAGE = 200;

/** One page of the runs that fit, out of all logs; however many there are, the loop goes on meanwhile. */
export function searchRuns(
  searchers: readonly RunSearcher[],
  query: RunQuery,
  alive: readonly RunId[],
): Promise<RunPage> {
  return inPieces(findPage(searchers, { query, alive }));
}

function* findPage(searchers: readonly RunSearcher[], search: RunSearch): Generator<undefined, RunPage> {
  const { offset = 0, limit = PAGE } = search.query;
  const all: RunPlace[] = [];
  for (const searcher of searchers) all.push(...(yield* searcher.find(search)));
  const places = all
    .toSorted((left, right) => right.tsStartedMs - left.tsStartedMs || (left.runId < right.runId ? 1 : -1))
    .slice(offset, offset + limit)
    .map(({ runId }) => runId);
  const isAlive = new Set(search.alive);
  const found = new Map(
    searchers
      .flatMap((searcher) => searcher.summaries(places))
      .map((run) => [run.runId, isAlive.has(run.runId) ? run : asNobodyRuns(run)]),
  );
  return { runs: places.flatMap((runId) => found.get(runId) ?? []), total: all.length };
}

/** Its row says what it was when its process was killed; a paused one waits for a person. */
function asNobodyRuns(run: RunSummary): RunSummary {
  const wasCutOff = run.status === "running" || run.status === "pending";
  return wasCutOff ? { ...run, status: "failed", error: INTERRUPTED } : run;
}
