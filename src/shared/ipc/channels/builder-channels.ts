import type { ContentHash, RunId } from "#shared/model/ids.ts";
import type { GraphEdit, GraphOutput, NewStep, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** Where things stand on the canvas; it changes nothing of what the workflow does, nor its hash. */
export interface CanvasLayout {
  /** By the path of the step; what has none is placed by the program. */
  readonly positions: Readonly<Record<string, CanvasPoint>>;
  readonly notes: readonly CanvasNote[];
}

export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
}

export interface CanvasNote extends CanvasPoint {
  readonly id: string;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Edits that were not saved; kept by main, so that neither a crash nor a closed window loses them. */
export interface DraftView {
  /** The workflow that was opened, or the name of a new one. */
  readonly workflow: string;
  readonly text: string;
  readonly layout: CanvasLayout;
  /** Hash of the file that was edited; undefined for a workflow that has none yet. */
  readonly basedOn?: ContentHash;
  readonly tsKeptMs: EpochMs;
}

export interface OpenedWorkflow {
  readonly workflow: string;
  readonly origin: "built-in" | "user";
  readonly text: string;
  readonly hash: ContentHash;
  readonly graph: WorkflowGraph;
  readonly layout: CanvasLayout;
  /** Undefined when nothing unsaved is kept of it. */
  readonly draft: DraftView | undefined;
}

export interface EditedWorkflow {
  readonly text: string;
  readonly graph: WorkflowGraph;
  /** Paths of what was added, moved or changed. */
  readonly touched: readonly string[];
}

export interface PaletteEntry {
  readonly group: string;
  readonly title: string;
  readonly help: string;
  readonly step: NewStep;
  readonly inputs: readonly GraphOutput[];
  readonly outputs: readonly GraphOutput[];
}

/** What a step of a run answered by one name. */
export interface OutcomeView {
  readonly step: string;
  readonly field: string;
  /** Hash of the content, as the run's event recorded it and as the stored content was checked to have. */
  readonly hash: ContentHash;
  /** A few figures of it, for people. */
  readonly summary: unknown;
}

/** What a run left on the canvas. */
export interface OutcomesView {
  readonly outcomes: readonly OutcomeView[];
  /** How often each step was tried, where it was more than once. */
  readonly attempts: Readonly<Record<string, number>>;
}

export interface BuilderRequests {
  /** Everything that can be put on the canvas. */
  "builder:palette": (input: undefined) => readonly PaletteEntry[];
  /** Rejects for a file that cannot be read: there is then nothing to edit, and nothing to save. */
  "builder:open": (input: { readonly workflow: string }) => OpenedWorkflow;
  /** The text of a workflow that has no file yet: empty, or like another one. */
  "builder:new": (input: { readonly name: string; readonly like?: string }) => EditedWorkflow;
  "builder:read": (input: { readonly text: string }) => WorkflowGraph;
  "builder:edit": (input: { readonly text: string; readonly edit: GraphEdit }) => EditedWorkflow;
  /** The steps as a text that the edit `paste` takes. */
  "builder:copy": (input: { readonly text: string; readonly paths: readonly string[] }) => {
    readonly text: string;
  };
  /**
   * Writes the person's own file, named as the text says; refused when the file is not the one that was opened, or ships
   * with the program. Without `basedOn` the name must be free.
   */
  "builder:save": (input: {
    /** The workflow that was opened, or the name of the new one: the name that its draft is kept under. */
    readonly workflow: string;
    readonly text: string;
    readonly layout: CanvasLayout;
    readonly basedOn?: ContentHash;
  }) => { readonly workflow: string; readonly hash: ContentHash; readonly path: string };
  "builder:keep-draft": (input: Omit<DraftView, "tsKeptMs">) => undefined;
  "builder:drop-draft": (input: { readonly workflow: string }) => undefined;
  /** Newest first. */
  "builder:list-drafts": (input: undefined) => readonly DraftView[];
  /** What each step of a run recorded, checked against its hash. */
  "builder:get-outcomes": (input: { readonly runId: RunId }) => OutcomesView;
}
