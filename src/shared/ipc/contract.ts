import type { AnyEnvelope } from "../events/event-map.ts";
import type { ExportFormat } from "../model/export-format.ts";
import type { SliceHealth } from "../model/health.ts";
import type { AlertRequests } from "./channels/alert-channels.ts";
import type { AnalyzeRequests } from "./channels/analyze-channels.ts";
import type { AppRequests } from "./channels/app-channels.ts";
import type { ApprovalRequests } from "./channels/approval-channels.ts";
import type { ChartRequests } from "./channels/chart-channels.ts";
import type { BackupView } from "./channels/backup-channels.ts";
import type { AuditRequests } from "./channels/audit-channels.ts";
import type { BuilderRequests } from "./channels/builder-channels.ts";
import type { ConfigRequests } from "./channels/config-channels.ts";
import type { DataRequests } from "./channels/data-channels.ts";
import type { DataImportRequests } from "./channels/data-import-channels.ts";
import type { DeadLetterRequests } from "./channels/dead-letter-channels.ts";
import type { JobRequests } from "./channels/job-channels.ts";
import type { LayoutRequests } from "./channels/layout-channels.ts";
import type { LogRequests } from "./channels/log-channels.ts";
import type { MenuRequests } from "./channels/menu-channels.ts";
import type { MetricsRequests } from "./channels/metrics-channels.ts";
import type { OnboardingRequests, OnboardingView } from "./channels/onboarding-channels.ts";
import type { PaperRequests, PaperView } from "./channels/paper-channels.ts";
import type { ReportRequests, ReportSource } from "./channels/report-channels.ts";
import type { DeskDataRequests } from "./channels/desk-data-channels.ts";
import type { RegimeRequests } from "./channels/regime-channels.ts";
import type { StrategyRequests } from "./channels/strategy-channels.ts";
import type { RunRequests } from "./channels/run-channels.ts";
import type { SessionRequests } from "./channels/session-channels.ts";
import type { SettingsRequests } from "./channels/settings-channels.ts";
import type { StudyRequests } from "./channels/study-channels.ts";
import type { TriggerRequests } from "./channels/trigger-channels.ts";
import type { HistoryRequests } from "./channels/history-channels.ts";
import type { VersionRequests } from "./channels/version-channels.ts";
import type { WorkflowRequests } from "./channels/workflow-channels.ts";

/** The one typed contract of the window and of the command line with the owner of a workspace. Types only. */

export interface Requests
  extends
    AppRequests,
    WorkflowRequests,
    RunRequests,
    ReportRequests,
    PaperRequests,
    SessionRequests,
    DataRequests,
    DataImportRequests,
    AnalyzeRequests,
    ChartRequests,
    AuditRequests,
    ConfigRequests,
    MetricsRequests,
    LogRequests,
    DeadLetterRequests,
    TriggerRequests,
    JobRequests,
    ApprovalRequests,
    AlertRequests,
    HistoryRequests,
    VersionRequests,
    BuilderRequests,
    StudyRequests,
    RegimeRequests,
    StrategyRequests {}

/** Only the window has these: they need a desktop. */
export interface DesktopRequests
  extends LayoutRequests, SettingsRequests, DeskDataRequests, MenuRequests, OnboardingRequests {
  /** Asks where to save, writes the report, and answers the path; undefined when the person cancelled. */
  "desktop:export-report": (input: {
    readonly source: ReportSource;
    readonly format: ExportFormat;
  }) => { readonly path: string } | undefined;
  /** Shows the report, as it would be saved, in a window of its own that can reach nothing else. */
  "desktop:preview-report": (input: {
    readonly source: ReportSource;
    readonly format: ExportFormat;
  }) => undefined;
  /** Newest first. These answer also while the workspace does not open. */
  "desktop:list-backups": (input: undefined) => readonly BackupView[];
  /** Reads all of a backup. */
  "desktop:check-backup": (input: { readonly name: string }) => { readonly isWhole: boolean };
  /** Puts a backup in place and opens it; refused while the workspace is open. */
  "desktop:restore-backup": (input: { readonly name: string }) => { readonly keptIn: string };
  /** Tries anew to open a workspace that did not open; rejects with the cause. */
  "desktop:reopen": (input: undefined) => undefined;
  "desktop:quit": (input: undefined) => undefined;
}

/** What the owner of a workspace tells windows and command lines. */
export interface Pushes {
  /** Events in order of `seq`, coalesced to one batch a frame. */
  "audit:tick": readonly AnyEnvelope[];
  "paper:changed": PaperView;
  "health:changed": readonly SliceHealth[];
}

/** What a window is told besides: of its own menu bar and checklist. */
export interface WindowPushes extends Pushes {
  "onboarding:changed": OnboardingView;
  /** A command was chosen in the menu bar. */
  "menu:chosen": { readonly command: string };
}

export type Channel = keyof Requests;
export type DesktopChannel = keyof DesktopRequests;
export type PushName = keyof Pushes;
export type WindowPushName = keyof WindowPushes;
type AllRequests = Requests & DesktopRequests;
export type Input<C extends keyof AllRequests> = Parameters<AllRequests[C]>[0];
export type Output<C extends keyof AllRequests> = ReturnType<AllRequests[C]>;

export type Handlers<Area extends string = string> = {
  readonly [C in Extract<Channel, `${Area}:${string}`>]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};
