import type { SerialError } from "#shared/errors/app-error.ts";
import type { CanvasLayout, DraftView, OutcomesView } from "#shared/ipc/channels/builder-channels.ts";
import type { DryRunView } from "#shared/ipc/channels/workflow-channels.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { GraphEdit, WorkflowGraph } from "#shared/model/workflow-graph.ts";

/** What undo goes back to. */
export interface Sheet {
  readonly text: string;
  readonly graph: WorkflowGraph;
  readonly layout: CanvasLayout;
}

export interface BuilderState extends Sheet {
  /** `failed` shows why a workflow was not opened, and nothing that could be saved. */
  readonly status: "empty" | "loading" | "ready" | "failed";
  /** The workflow that was opened, or the name of a new one; the draft is kept under it. */
  readonly workflow: string;
  readonly origin: "built-in" | "user";
  /** Hash of the file; undefined for a workflow that has none yet. */
  readonly basedOn: ContentHash | undefined;
  /** What the file says and how its canvas looked; undefined for a workflow that has none yet. */
  readonly saved: Pick<Sheet, "text" | "layout"> | undefined;
  readonly past: readonly Sheet[];
  readonly future: readonly Sheet[];
  /** Letters typed one after another are one change. */
  readonly isTyping: boolean;
  readonly selected: readonly string[];
  readonly breakpoints: readonly string[];
  readonly clipboard: string;
  /** Unsaved edits of before, which a person may take up. */
  readonly draft: DraftView | undefined;
  /** Workflows that have no file yet, as they were kept. */
  readonly drafts: readonly DraftView[];
  readonly problem: { readonly title: string; readonly error: SerialError } | undefined;
  readonly notice: string | undefined;
  readonly isSaving: boolean;
  readonly isStarting: boolean;
  /** The run that the canvas shows. */
  readonly runId: string | undefined;
  /** What the run on the canvas ran; undefined while it is not known. `version` is its number, for a run of before. */
  readonly ran: { readonly text: string; readonly version: number | undefined } | undefined;
  readonly outcomes: OutcomesView;
  readonly dryRun: DryRunView | undefined;
}

export const NO_GRAPH: WorkflowGraph = {
  name: "",
  description: "",
  isRealTime: false,
  nodes: [],
  edges: [],
  inputs: [],
  problems: [],
};

export const NO_LAYOUT: CanvasLayout = { positions: {}, notes: [] };

export const NO_OUTCOMES: OutcomesView = { outcomes: [], attempts: {} };

export const NOTHING_OPEN: BuilderState = {
  status: "empty",
  workflow: "",
  origin: "user",
  basedOn: undefined,
  saved: undefined,
  text: "",
  graph: NO_GRAPH,
  layout: NO_LAYOUT,
  past: [],
  future: [],
  isTyping: false,
  selected: [],
  breakpoints: [],
  clipboard: "",
  draft: undefined,
  drafts: [],
  problem: undefined,
  notice: undefined,
  isSaving: false,
  isStarting: false,
  runId: undefined,
  ran: undefined,
  outcomes: NO_OUTCOMES,
  dryRun: undefined,
};

const MAX_PAST = 200;

/** What is shown is not what the file holds. */
export function isChanged({ saved, text, layout }: BuilderState): boolean {
  return saved === undefined || saved.text !== text || saved.layout !== layout;
}

/** Takes a new sheet; the one before can be gone back to. */
export function turnTo(state: BuilderState, sheet: Sheet): Partial<BuilderState> {
  const { text, graph, layout } = state;
  const past = [...state.past, { text, graph, layout }].slice(-MAX_PAST);
  return { ...sheet, past, future: [], isTyping: false, problem: undefined, notice: undefined };
}

/** Undefined when there is nothing to go back to. */
export function goBack(state: BuilderState): Partial<BuilderState> | undefined {
  const last = state.past.at(-1);
  if (last === undefined) return undefined;
  const { text, graph, layout } = state;
  return {
    ...last,
    past: state.past.slice(0, -1),
    future: [{ text, graph, layout }, ...state.future],
    isTyping: false,
    problem: undefined,
    selected: stillThere(state.selected, last.graph),
  };
}

export function goForward(state: BuilderState): Partial<BuilderState> | undefined {
  const [next, ...future] = state.future;
  if (next === undefined) return undefined;
  const { text, graph, layout } = state;
  return {
    ...next,
    past: [...state.past, { text, graph, layout }],
    future,
    isTyping: false,
    problem: undefined,
    selected: stillThere(state.selected, next.graph),
  };
}

function stillThere(paths: readonly string[], graph: WorkflowGraph): readonly string[] {
  const known = new Set(graph.nodes.map(({ path }) => path));
  return paths.filter((path) => known.has(path));
}

/** The path of a step after an edit that gave the edited step, and all in it, another one. */
export function movePath(path: string, edit: GraphEdit, to: string | undefined): string {
  if (to === undefined || (edit.kind !== "rename" && edit.kind !== "move")) return path;
  const isMoved = path === edit.path || path.startsWith(`${edit.path}.`);
  return isMoved ? to + path.slice(edit.path.length) : path;
}

/** Where things stand after an edit gave a step another path: what is in it keeps its place in it. */
export function moveLayout(layout: CanvasLayout, edit: GraphEdit, to: string | undefined): CanvasLayout {
  if (to === undefined || (edit.kind !== "rename" && edit.kind !== "move") || edit.path === to) return layout;
  const kept = Object.entries(layout.positions)
    // In another list a step stands where the program puts it.
    .filter(([path]) => edit.kind === "rename" || path !== edit.path)
    .map(([path, point]) => [movePath(path, edit, to), point] as const);
  return { ...layout, positions: Object.fromEntries(kept) };
}
