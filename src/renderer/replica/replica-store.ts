import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { applyTicks } from "./apply-tick.ts";
import { addBar, addEquity, barsOf, EMPTY_HISTORY } from "./paper-history.ts";
import type { PaperHistory } from "./paper-history.ts";
import { applyPaper, applyRun, applySnapshot, EMPTY_REPLICA } from "./replica-state.ts";
import type { ReplicaState } from "./replica-state.ts";

export interface Replica {
  readonly state: StoreApi<ReplicaState>;
  readonly history: StoreApi<Readonly<Record<string, PaperHistory>>>;
  /** Asks main for a run that is older than those of its snapshot. */
  findOlder(runId: RunId): Promise<void>;
  /** Begins to follow main; the answer ends it. */
  start(): () => void;
  /** Starts over: main has opened a workspace after it could not. */
  reload(): void;
  /** Asks for all of it once more and shows what is known meanwhile. */
  refresh(): Promise<void>;
}

const ENDS: ReadonlySet<string> = new Set(["workflow.completed", "workflow.failed", "workflow.cancelled"]);

/** After them the workspace has other workflows, which no event carries. */
const WRITINGS: ReadonlySet<string> = new Set(["study.applied"]);

/** After them main tells anew what is active, and when it fires next. */
const ACTIVATIONS: ReadonlySet<string> = new Set([
  "workflow.activated",
  "workflow.deactivated",
  "trigger.fired",
  "trigger.missed",
]);

/** Follows main by one snapshot and numbered events; a gap is mended by a new snapshot. */
export function createReplica(client: Client): Replica {
  const state = createStore<ReplicaState>(() => EMPTY_REPLICA);
  const history = createStore<Readonly<Record<string, PaperHistory>>>(() => ({}));
  let isLoading = false;
  let waiting: readonly AnyEnvelope[] = [];

  async function load(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      const [info, snapshot] = await Promise.all([
        client.invoke("app:get-info", undefined),
        client.invoke("app:get-snapshot", undefined),
      ]);
      state.setState((old) => ({ ...applySnapshot(old, snapshot), info }), true);
      for (const view of snapshot.paper) rememberEquity(view);
    } catch (thrown) {
      state.setState({ status: "failed", error: toSerialError(thrown) });
      return;
    } finally {
      isLoading = false;
    }
    const late = waiting;
    waiting = [];
    hear(late);
  }

  function hear(envelopes: readonly AnyEnvelope[]): void {
    rememberBars(envelopes);
    if (isLoading || state.getState().status === "loading") {
      waiting = [...waiting, ...envelopes];
      return;
    }
    const { state: next, hasGap } = applyTicks(state.getState(), envelopes);
    state.setState(next, true);
    if (hasGap || envelopes.some(({ name }) => WRITINGS.has(name))) void load();
    if (envelopes.some(({ name }) => ACTIVATIONS.has(name))) void readActivations();
    for (const envelope of envelopes) {
      if (ENDS.has(envelope.name) && envelope.runId !== undefined) void settle(envelope.runId);
    }
  }

  /** An ended run is asked for once more: main's view holds what no event carries. */
  async function settle(runId: RunId): Promise<void> {
    try {
      const run = await client.invoke("run:get", { runId });
      state.setState((old) => applyRun(old, run), true);
    } catch {
      // Whatever kept main from answering, a snapshot holds the run too, and says why when main is gone.
      await load();
    }
  }

  async function readActivations(): Promise<void> {
    try {
      state.setState({ activations: await client.invoke("trigger:list", undefined) });
    } catch {
      // As in settle: a snapshot holds them too, and says why when main is gone.
      await load();
    }
  }

  function rememberBars(envelopes: readonly AnyEnvelope[]): void {
    const found = barsOf(envelopes);
    if (found.length === 0) return;
    history.setState((old) => {
      const next = { ...old };
      for (const { sessionId, symbol, bar, isSynthetic } of found) {
        next[sessionId] = addBar(next[sessionId] ?? EMPTY_HISTORY, symbol, bar, isSynthetic);
      }
      return next;
    }, true);
  }

  function rememberEquity(view: PaperView): void {
    history.setState((old) => ({
      ...old,
      [view.sessionId]: addEquity(old[view.sessionId] ?? EMPTY_HISTORY, view),
    }));
  }

  function start(): () => void {
    const endings = [
      client.subscribe("audit:tick", hear),
      client.subscribe("paper:changed", (view) => {
        state.setState((old) => applyPaper(old, view), true);
        rememberEquity(view);
      }),
      client.subscribe("health:changed", (health) => state.setState({ health })),
    ];
    void load();
    return () => {
      for (const end of endings) end();
    };
  }

  function reload(): void {
    state.setState(EMPTY_REPLICA, true);
    history.setState({}, true);
    void load();
  }

  async function findOlder(runId: RunId): Promise<void> {
    const run = await client.invoke("run:get", { runId });
    state.setState((old) => applyRun(old, run), true);
  }

  return { state, history, findOlder, start, reload, refresh: load };
}
