import type { AnyEnvelope } from "../events/event-map.ts";
import type { SerialError } from "../errors/app-error.ts";
import type { ContentHash, RunId } from "../model/ids.ts";
import type { ExportFormat } from "../model/export-format.ts";
import type { Mode } from "../model/mode.ts";
import type { SliceHealth } from "../model/health.ts";
import type { AccountState, Trade } from "../model/position.ts";
import type { Fill, Order } from "../model/order.ts";
import type { BacktestResult, RejectedOrder, Statistics } from "../model/backtest-result.ts";
import type { SizingPolicy } from "../model/sizing-policy.ts";
import type { EpochMs, IsoDate, Timeframe } from "../model/time.ts";

/** The one typed contract of the window and of the command line with the owner of a workspace. Types only. */

export type RunStatus = "pending" | "running" | "completed" | "failed" | "cancelled" | "refused";
export type StepStatus = "pending" | "running" | "completed" | "failed" | "skipped" | "cancelled" | "refused";

export interface StepView {
  /** Path of step ids joined by dots. */
  readonly step: string;
  readonly slice: string;
  readonly method: string;
  readonly status: StepStatus;
  readonly durationMs: number | undefined;
  /** 0 to 1 while it runs. */
  readonly progress: number | undefined;
  readonly progressMessage: string | undefined;
  readonly error: SerialError | undefined;
  /** A few figures of what it answered, for people. */
  readonly summary: Readonly<Record<string, unknown>>;
  /** How often it ran, for steps under a trigger. */
  readonly count: number;
}

export interface RunView {
  readonly runId: RunId;
  readonly workflow: string;
  readonly mode: Mode;
  readonly status: RunStatus;
  readonly tsStartedMs: EpochMs;
  readonly durationMs: number | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly steps: readonly StepView[];
  readonly error: SerialError | undefined;
  /** True as soon as any data of the run was generated. */
  readonly isSynthetic: boolean;
}

export interface InputView {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly unit: string | undefined;
  readonly isRequired: boolean;
  readonly default: unknown;
  readonly choices: readonly string[] | undefined;
}

export interface WorkflowView {
  readonly name: string;
  readonly description: string;
  readonly isRealTime: boolean;
  readonly origin: "built-in" | "user";
  readonly steps: readonly { readonly step: string; readonly slice: string; readonly method: string }[];
  readonly inputs: readonly InputView[];
  /** Problems that keep it from running; empty when it is fine. */
  readonly problems: readonly string[];
}

export interface PaperView {
  readonly sessionId: string;
  readonly runId: RunId | undefined;
  readonly strategy: string;
  readonly symbols: readonly string[];
  readonly feed: string;
  readonly isSynthetic: boolean;
  readonly status: "running" | "stopped" | "failed";
  readonly tsStartedMs: EpochMs;
  readonly tsLastBarMs: EpochMs | undefined;
  readonly bars: number;
  readonly initialCash: number;
  readonly account: AccountState;
  /** Newest first, at most 200. */
  readonly orders: readonly Order[];
  /** Newest first, at most 200. */
  readonly fills: readonly Fill[];
  /** Total fills of the session. */
  readonly fillCount: number;
  readonly refusals: number;
}

/** Where the window and `status` start from; ticks with a higher `seq` change it. */
export interface Snapshot {
  readonly seq: number;
  readonly runs: readonly RunView[];
  readonly workflows: readonly WorkflowView[];
  readonly paper: readonly PaperView[];
  readonly health: readonly SliceHealth[];
  /** Set after repeated crashes: nothing is started and nothing goes on by itself. */
  readonly safeMode?: SafeMode | undefined;
}

/** Why a workspace starts nothing, and the way out. */
export interface SafeMode {
  readonly reason: string;
  readonly remedy: string;
}

export interface AppInfo {
  readonly version: string;
  readonly workspace: string;
  readonly isDemo: boolean;
  readonly ownerPid: number;
  readonly node: string;
  readonly electron: string | undefined;
  readonly sqlite: string;
  /** Set when the runtime is out of support; live mode is refused on it. */
  readonly runtimeWarning: string | undefined;
  /** Set when a log is not as it was written; names the log and its first bad row. */
  readonly logWarning?: string;
}

/** Which events of the audit trail are wanted; what is left out is not asked for. */
export interface AuditQuery {
  /** Written in the event, in capitals. */
  readonly symbol?: string;
  readonly orderId?: string;
  readonly runId?: string;
  readonly sessionId?: string;
  /** An event's name or a pattern of names, such as `order.*`. */
  readonly name?: string;
  /** Recorded at this time or later. */
  readonly fromMs?: number;
  /** Recorded before this time. */
  readonly toMs?: number;
  /** The event of that id. */
  readonly id?: string;
  /** The newest so many; default 100. */
  readonly limit?: number;
}

/** One event of the trail, with its log and in words. */
export interface AuditEntry {
  readonly log: string;
  readonly text: string;
  readonly event: AnyEnvelope;
}

/** What the check of one log's hash chain found. */
export interface LogVerdict {
  readonly log: string;
  /** Rows that are as they were written. */
  readonly rows: number;
  /** The last of them; `hash` stands for the whole history up to it. */
  readonly head: { readonly seq: number; readonly hash: string } | undefined;
  /** The first row that is not as it was written; without `seq` when the file cannot be read so far. */
  readonly broken: { readonly seq: number | undefined; readonly what: string } | undefined;
}

/** Everything the result panel shows of a finished backtest, with columns cut to what a chart can use. */
export interface ResultView {
  readonly runId: RunId;
  readonly symbols: readonly string[];
  readonly isSynthetic: boolean;
  readonly caveats: readonly string[];
  readonly range: { readonly from: IsoDate; readonly to: IsoDate };
  readonly strategy: {
    readonly id: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly note: string;
  };
  readonly sizing: SizingPolicy | undefined;
  readonly initialCash: number;
  readonly statistics: Statistics;
  readonly trades: readonly Trade[];
  readonly fills: readonly Fill[];
  readonly rejected: readonly RejectedOrder[];
  readonly openPositions: BacktestResult["openPositions"];
  readonly equity: {
    readonly tsOpenMs: readonly number[];
    readonly equity: readonly number[];
    readonly drawdown: readonly number[];
  };
  readonly warnings: readonly string[];
  /** What each step put into the result, in the order of the workflow. */
  readonly contributions: readonly StepLines[];
  readonly dataHash: string;
  readonly orderListHash: string;
  readonly seed: number;
}

/** What one step of a run put into its result, in sentences. */
export interface StepLines {
  readonly step: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** One backtest of a parameter search. */
export interface TrialView {
  readonly parameters: Readonly<Record<string, number>>;
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

/** What a parameter search found, beside what it is worth on days that it never saw. */
export interface StudyView {
  readonly strategy: string;
  readonly trialCount: number;
  readonly inSample: { readonly from: IsoDate; readonly to: IsoDate };
  readonly outOfSample: { readonly from: IsoDate; readonly to: IsoDate };
  readonly best: TrialView;
  readonly bestOutOfSample: TrialView;
  readonly defaults: TrialView;
  readonly defaultsOutOfSample: TrialView;
  /** The best trials of the searched days, best first; at most 20. */
  readonly top: readonly TrialView[];
  readonly note: string;
}

/** The value of an account at its bars, in columns of equal length; at most the newest 10,000. */
export interface EquityView {
  readonly tsMs: readonly number[];
  readonly equity: readonly number[];
}

/** A window of bars for the chart; at most 10,000. */
export interface BarsView {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly isSynthetic: boolean;
  readonly origin: string;
  readonly totalBars: number;
  readonly tsOpenMs: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

export interface SeriesInfo {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider: string;
  readonly isSynthetic: boolean;
  readonly bars: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly dataHash: string;
  readonly caveats: readonly string[];
}

export interface ConfigEntry {
  readonly key: string;
  readonly value: unknown;
  readonly source: "default" | "file" | "environment" | "command line" | "window";
  readonly title: string;
}

/** Durations that were measured, counted since the owner started. */
export interface LatencyView {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** A subscriber with a queue of its own, and how far it is behind. */
export interface QueueView {
  readonly log: string;
  readonly subscriber: string;
  /** Events that wait, in memory or in the log. */
  readonly depth: number;
  readonly inMemory: number;
  /** Age of the oldest event that waits; undefined when none does. */
  readonly lagMs: number | undefined;
  /** It failed so often in a row that it is given one event at a time, with rests. */
  readonly isResting: boolean;
  readonly handled: number;
  readonly retries: number;
  readonly deadLetters: number;
}

/** What the owner of the workspace measured of itself; a latency without a measurement is undefined. */
export interface MetricsView {
  /** Until every handler has heard the event and all that it gave rise to. */
  readonly publishToHandlers: LatencyView | undefined;
  /** Until the commit of a durable event is on the disk. */
  readonly publishToDurable: LatencyView | undefined;
  /** Until the row of a streamed event is on the disk. */
  readonly streamedToDurable: LatencyView | undefined;
  /** How late the main process was at its timers. */
  readonly eventLoopDelay: LatencyView | undefined;
  readonly walBytes: Readonly<Record<"research" | "paper" | "live" | "bars", number>>;
  readonly queues: readonly QueueView[];
  readonly deadLetters: number;
}

/** An event that a subscriber failed on after its last try. */
export interface DeadLetterView {
  /** `<log>-<number>`. */
  readonly id: string;
  readonly log: string;
  readonly subscriber: string;
  readonly event: AnyEnvelope;
  /** Why the last try failed. */
  readonly error: SerialError;
  readonly attempts: number;
  readonly tsFailedMs: EpochMs;
}

export interface Requests {
  "app:get-info": (input: undefined) => AppInfo;
  "app:get-snapshot": (input: undefined) => Snapshot;
  /** Lets the workspace start runs again after repeated crashes. */
  "app:leave-safe-mode": (input: undefined) => { readonly wasOpen: boolean };
  "workflow:start": (input: {
    readonly workflow: string;
    readonly mode: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** Seed of everything random; the setting `run.seed` by default. */
    readonly seed?: number;
  }) => { readonly runId: RunId };
  "workflow:cancel": (input: { readonly runId: RunId; readonly by: string }) => {
    readonly cancelled: boolean;
  };
  "run:list": (input: undefined) => readonly RunView[];
  "run:get": (input: { readonly runId: RunId }) => RunView;
  /** The text that the run runs, as it was when the run started. */
  "run:get-definition": (input: { readonly runId: RunId }) => {
    readonly text: string;
    readonly hash: ContentHash;
  };
  /** Lets a run that was cut off go on, or all of them; what cannot go on has ended as failed with the cause. */
  "run:resume": (input: { readonly runId?: RunId }) => {
    readonly resumed: readonly RunId[];
    readonly failed: readonly { readonly runId: RunId; readonly error: SerialError }[];
  };
  "run:get-result": (input: { readonly runId: RunId }) => ResultView | undefined;
  /** The parameter search of a run; undefined when it made none. */
  "run:get-study": (input: { readonly runId: RunId }) => StudyView | undefined;
  "run:get-bars": (input: { readonly runId: RunId; readonly symbol: string }) => BarsView;
  /** The report's text in that format (HTML for `pdf`, which the desktop prints). */
  "run:get-report": (input: { readonly runId: RunId; readonly format: ExportFormat }) => {
    readonly fileName: string;
    readonly content: string;
  };
  "paper:stop": (input: { readonly sessionId: string }) => PaperView;
  /** The history before a session and the bars that it was given so far, never one that it has not reached. */
  "paper:get-bars": (input: { readonly sessionId: string; readonly symbol: string }) => BarsView;
  /** The account at each bar since the session began. */
  "paper:get-equity": (input: { readonly sessionId: string }) => EquityView;
  "paper:list": (input: undefined) => readonly PaperView[];
  "data:list": (input: undefined) => readonly SeriesInfo[];
  "data:show": (input: { readonly symbol: string }) => { readonly info: SeriesInfo; readonly bars: BarsView };
  /** Rejects with every problem of the text; nothing is stored unless all of it is right. */
  "data:import": (input: {
    readonly symbol: string;
    readonly fileName: string;
    readonly text: string;
    readonly timeframe?: Timeframe;
    /** Accepts missing sessions and notes them as a caveat. */
    readonly allowGaps?: boolean;
  }) => { readonly series: SeriesInfo };
  /** Checks the hash chain of every log from its first row to its last. */
  "audit:verify": (input: undefined) => readonly LogVerdict[];
  /** Oldest first. */
  "audit:search": (input: AuditQuery) => readonly AuditEntry[];
  /** How an order or a fill came to be, oldest first; `of` is an order's id or an event's `seq` in `log`. */
  "audit:explain": (input: { readonly of: string; readonly log?: string }) => readonly AuditEntry[];
  "config:list": (input: undefined) => readonly ConfigEntry[];
  "config:get": (input: { readonly key: string }) => ConfigEntry;
  "config:set": (input: { readonly key: string; readonly value: string }) => ConfigEntry;
  "metrics:get": (input: undefined) => MetricsView;
  /** Newest first, at most 200 a log. */
  "dead-letter:list": (input: undefined) => readonly DeadLetterView[];
  "dead-letter:get": (input: { readonly id: string }) => DeadLetterView;
  /** Gives the event to its subscriber again; rejects with the new cause when that fails. */
  "dead-letter:retry": (input: { readonly id: string }) => { readonly id: string };
  "dead-letter:drop": (input: { readonly id: string }) => { readonly id: string };
}

/** Only the window has these: they need a desktop. */
export interface DesktopRequests {
  /** Asks where to save, writes the report, and answers the path; undefined when the person cancelled. */
  "desktop:export-report": (input: {
    readonly runId: RunId;
    readonly format: ExportFormat;
  }) => { readonly path: string } | undefined;
}

export interface Pushes {
  /** Events in order of `seq`, coalesced to one batch a frame. */
  "audit:tick": readonly AnyEnvelope[];
  "paper:changed": PaperView;
  "health:changed": readonly SliceHealth[];
}

export type Channel = keyof Requests;
export type DesktopChannel = keyof DesktopRequests;
export type PushName = keyof Pushes;
type AllRequests = Requests & DesktopRequests;
export type Input<C extends keyof AllRequests> = Parameters<AllRequests[C]>[0];
export type Output<C extends keyof AllRequests> = ReturnType<AllRequests[C]>;

export type Handlers<Area extends string = string> = {
  readonly [C in Extract<Channel, `${Area}:${string}`>]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};
