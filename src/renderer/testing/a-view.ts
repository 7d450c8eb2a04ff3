import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import type { InputView, WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import { contentHash, correlationId, eventId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { pendingStep } from "#shared/replica/apply-run-event.ts";

/** Builders of what main sends the window. */

export function anInput(name: string, type: string, input: Partial<InputView> = {}): InputView {
  return {
    name,
    type,
    title: name,
    unit: undefined,
    isRequired: false,
    default: undefined,
    choices: undefined,
    ...input,
  };
}

export function aWorkflow(workflow: Partial<WorkflowView> = {}): WorkflowView {
  return {
    name: "simple_backtest",
    hash: contentHash("0".repeat(64)),
    description: "",
    isRealTime: false,
    origin: "built-in",
    steps: [{ step: "fetch_data", slice: "data", method: "get_historical" }],
    inputs: [anInput("symbols", "symbols", { isRequired: true }), anInput("from", "date")],
    problems: [],
    ...workflow,
  };
}

export function anActivation(activation: Partial<ActivationView> = {}): ActivationView {
  return {
    workflow: "simple_backtest",
    isActive: false,
    mode: "backtest",
    inputs: {},
    by: undefined,
    tsChangedMs: undefined,
    triggers: [{ trigger: "session close", isWaiting: false, tsNextMs: undefined }],
    ...activation,
  };
}

export function aRun(run: Partial<RunView> = {}): RunView {
  return {
    runId: runId("run-1"),
    workflow: "simple_backtest",
    mode: "backtest",
    status: "running",
    tsStartedMs: epochMs(1_000),
    durationMs: undefined,
    inputs: { symbols: ["SPX"] },
    steps: [pendingStep({ step: "fetch_data", slice: "data", method: "get_historical" })],
    error: undefined,
    isSynthetic: false,
    ...run,
  };
}

export function aSession(session: Partial<PaperView> = {}): PaperView {
  return {
    sessionId: "paper-1",
    runId: runId("run-1"),
    strategy: "momentum",
    symbols: ["AAPL"],
    feed: "demo",
    isSynthetic: true,
    status: "running",
    tsStartedMs: epochMs(1_000),
    tsLastBarMs: undefined,
    bars: 0,
    initialCash: 100_000,
    account: { cash: 100_000, equity: 100_000, realizedProfit: 0, feesPaid: 0, positions: [] },
    profit: 0,
    holdings: { longValue: 0, shortValue: 0, openProfit: 0 },
    orders: [],
    fills: [],
    fillCount: 0,
    refusals: 0,
    ...session,
  };
}

export function aSnapshot(snapshot: Partial<Snapshot> = {}): Snapshot {
  return { seq: 0, runs: [], workflows: [aWorkflow()], paper: [], health: [], ...snapshot };
}

export function anEvent<Name extends EventName>(
  seq: number,
  name: Name,
  payload: EventMap[Name],
  of = "run-1",
): AnyEnvelope {
  return {
    seq,
    id: eventId(`event-${seq}`),
    name,
    payload,
    tsEventMs: epochMs(1_000 + seq),
    tsInitMs: epochMs(1_000 + seq),
    sessionId: sessionId("paper-1"),
    runId: runId(of),
    correlationId: correlationId(of),
    causationId: undefined,
  } as AnyEnvelope;
}
