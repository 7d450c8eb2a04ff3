import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import type { ImportedFile, ImportFiles } from "#shared/ipc/channels/data-import-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { describeImported, describeUpdates } from "./describe-job.ts";

/** Something that brings bars in, and goes on whatever the window shows. */
export interface DataJob {
  readonly id: string;
  readonly title: string;
  readonly status: "running" | "done" | "failed" | "cancelled";
  /** Of the whole, 0 to 1. */
  readonly fraction: number;
  /** What is under way, or what came of it. */
  readonly detail: string;
  readonly tsStartedMs: number;
  readonly error?: SerialError | undefined;
  readonly imported?: ImportedFile | undefined;
  readonly updates: readonly SeriesUpdate[];
}

export interface DataJobs {
  readonly state: StoreApi<readonly DataJob[]>;
  /** Each starts at once and answers the id of its job. */
  readonly importFile: (title: string, order: Omit<ImportFiles, "importId">) => string;
  /** Symbol by symbol, so that it can be ended between two and what was stored stays. */
  readonly fetch: (symbols: readonly string[], wish: Omit<Input<"data:fetch">, "symbols">) => string;
  readonly refresh: (symbols: readonly string[]) => string;
  readonly cancel: (id: string) => void;
  /** Takes a job that has ended off the list. */
  readonly forget: (id: string) => void;
}

interface JobPorts {
  readonly client: Client;
  /** A clock in epoch milliseconds. */
  readonly now: () => number;
  /** Calls back again and again; the answer ends it. */
  readonly every: (intervalMs: number, callback: () => void) => () => void;
  readonly createId: () => string;
}

const LOOK_EVERY_MS = 200;
const BY = "person at the window";

export function createDataJobs({ client, now, every, createId }: JobPorts): DataJobs {
  const state = createStore<readonly DataJob[]>(() => []);
  const unwanted = new Set<string>();

  function begin(title: string, detail: string): string {
    const job: DataJob = {
      id: createId(),
      title,
      status: "running",
      fraction: 0,
      detail,
      tsStartedMs: now(),
      updates: [],
    };
    state.setState((jobs) => [job, ...jobs], true);
    return job.id;
  }

  function change(id: string, next: Partial<DataJob>): void {
    state.setState((jobs) => jobs.map((job) => (job.id === id ? { ...job, ...next } : job)), true);
  }

  function fail(id: string, thrown: unknown): void {
    const error = toSerialError(thrown);
    if (error.code === "run.cancelled") change(id, { status: "cancelled", detail: "Nothing was imported" });
    else change(id, { status: "failed", detail: error.message, error });
  }

  async function look(id: string): Promise<void> {
    try {
      const status = await client.invoke("data:import-status", { importId: id });
      if (status !== undefined) change(id, { fraction: status.fraction });
    } catch {
      // The import itself tells what went wrong.
    }
  }

  async function runImport(id: string, order: ImportFiles): Promise<void> {
    const stop = every(LOOK_EVERY_MS, () => {
      void look(id);
    });
    try {
      const { files } = await client.invoke("data:import-files", order);
      const [imported] = files;
      if (imported?.error === undefined)
        change(id, { status: "done", fraction: 1, detail: describeImported(imported), imported });
      else change(id, { status: "failed", detail: imported.error.message, error: imported.error });
    } catch (thrown) {
      fail(id, thrown);
    } finally {
      stop();
    }
  }

  /** Asks for one symbol after the other; one that cannot be had does not keep the next from being asked for. */
  async function runEach(
    id: string,
    symbols: readonly string[],
    ask: (symbol: string) => Promise<readonly SeriesUpdate[]>,
  ): Promise<void> {
    const updates: SeriesUpdate[] = [];
    let error: SerialError | undefined;
    for (const [index, symbol] of symbols.entries()) {
      if (unwanted.has(id)) break;
      change(id, {
        fraction: index / symbols.length,
        detail: `${symbol}, ${index + 1} of ${symbols.length}`,
      });
      try {
        updates.push(...(await ask(symbol)));
      } catch (thrown) {
        error = toSerialError(thrown);
      }
    }
    const detail = describeUpdates(updates);
    if (unwanted.has(id))
      change(id, { status: "cancelled", updates, detail: `${detail}; then it was cancelled` });
    else if (error !== undefined) change(id, { status: "failed", updates, error, detail: error.message });
    else change(id, { status: "done", fraction: 1, updates, detail });
  }

  return {
    state,
    importFile(title, order) {
      const id = begin(title, "Reading");
      void runImport(id, { ...order, importId: id });
      return id;
    },
    fetch(symbols, wish) {
      const id = begin(`Fetch ${symbols.join(", ")}`, "Asking");
      void runEach(id, symbols, (symbol) => client.invoke("data:fetch", { ...wish, symbols: [symbol] }));
      return id;
    },
    refresh(symbols) {
      const id = begin(`Refresh ${symbols.join(", ")}`, "Asking");
      void runEach(id, symbols, (symbol) => client.invoke("data:refresh", { symbols: [symbol] }));
      return id;
    },
    cancel(id) {
      unwanted.add(id);
      client
        .invoke("data:cancel-import", { importId: id, by: BY })
        .catch((thrown: unknown) => fail(id, thrown));
    },
    forget: (id) => state.setState((jobs) => jobs.filter((job) => job.id !== id), true),
  };
}
