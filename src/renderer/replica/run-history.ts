import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { ReplicaState } from "./replica-state.ts";
import { NO_FILTER, toRunQuery } from "./run-filter.ts";
import type { RunFilter } from "./run-filter.ts";

export interface RunHistoryState {
  readonly filter: RunFilter;
  /** How many runs fit; undefined before the first answer. */
  readonly total: number | undefined;
  /** Newest first, in pages of `PAGE_RUNS`; pages that nobody looked at are not there. */
  readonly pages: Readonly<Record<number, readonly RunSummary[]>>;
  readonly error: SerialError | undefined;
}

/** The runs of the workspace that fit a filter, however many: pages come when they are looked at. */
export interface RunHistory {
  readonly state: StoreApi<RunHistoryState>;
  readonly setFilter: (change: Partial<RunFilter>) => void;
  /** Loads the pages of these rows that are not there. */
  readonly look: (first: number, end: number) => void;
  /** Asks again when runs have come, gone or changed their status since. */
  follow(replica: Pick<StoreApi<ReplicaState>, "subscribe">): () => void;
}

export const PAGE_RUNS = 100;

export function createRunHistory(client: Client): RunHistory {
  const state = createStore<RunHistoryState>(() => ({
    filter: NO_FILTER,
    total: undefined,
    pages: {},
    error: undefined,
  }));
  /** Raised when what is there is no longer asked for; an answer of before then comes too late. */
  let era = 0;
  let asked = new Set<number>();
  let looked: readonly number[] = [0];

  async function load(page: number): Promise<void> {
    const started = era;
    asked.add(page);
    try {
      const query = toRunQuery(state.getState().filter);
      const answer = await client.invoke("history:search", {
        ...query,
        offset: page * PAGE_RUNS,
        limit: PAGE_RUNS,
      });
      if (started !== era) return;
      state.setState((old) => ({
        ...old,
        total: answer.total,
        pages: { ...old.pages, [page]: answer.runs },
        error: undefined,
      }));
    } catch (thrown) {
      if (started !== era) return;
      asked.delete(page);
      state.setState({ error: toSerialError(thrown) });
    }
  }

  /** Asks for the pages in sight again; what stands there stays until the answer. */
  function refresh(): void {
    era += 1;
    asked = new Set();
    const seen = looked;
    state.setState((old) => ({
      pages: Object.fromEntries(Object.entries(old.pages).filter(([page]) => seen.includes(Number(page)))),
    }));
    for (const page of seen) void load(page);
  }

  return {
    state,
    setFilter(change) {
      state.setState((old) => ({ filter: { ...old.filter, ...change } }));
      looked = [0];
      refresh();
    },
    look(first, end) {
      const firstPage = Math.floor(first / PAGE_RUNS);
      const lastPage = Math.floor(Math.max(first, end - 1) / PAGE_RUNS);
      looked = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index);
      for (const page of looked) if (!asked.has(page)) void load(page);
    },
    follow(replica) {
      return replica.subscribe((now, before) => {
        if (now.runs !== before.runs && statuses(now) !== statuses(before)) refresh();
      });
    },
  };
}

function statuses({ runs }: ReplicaState): string {
  return runs.map(({ runId, status }) => `${runId} ${status}`).join("\n");
}
