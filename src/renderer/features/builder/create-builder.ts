import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { CanvasLayout, DraftView, OpenedWorkflow } from "#shared/ipc/channels/builder-channels.ts";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import type { Client } from "#renderer/ipc/client.ts";
import {
  goBack,
  goForward,
  NO_LAYOUT,
  NOTHING_OPEN,
  movePositions,
  turnTo,
  type BuilderState,
} from "./builder-state.ts";
import { createBuilderRuns, type BuilderRuns } from "./builder-runs.ts";
import { createDraftKeeper } from "./keep-drafts.ts";

/** Draws one workflow at a time: what main says of its text, and what a person does to it. */
export interface Builder extends BuilderRuns {
  readonly state: StoreApi<BuilderState>;
  readonly open: (workflow: string) => Promise<void>;
  /** Starts a workflow that has no file yet, empty or like another one. */
  readonly create: (name: string, like?: string) => Promise<void>;
  /** Starts a workflow from a text of somewhere else. */
  readonly take: (text: string) => Promise<void>;
  /** Puts another text of the workflow in place of the one that is shown; undo goes back, and nothing is saved. */
  readonly replace: (text: string, notice: string) => Promise<void>;
  /** Edits are done one after another, in the order in which they were asked for. */
  readonly edit: (edit: GraphEdit) => Promise<void>;
  readonly type: (text: string) => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (paths: readonly string[]) => void;
  readonly place: (layout: CanvasLayout) => void;
  readonly copy: () => Promise<void>;
  readonly save: () => Promise<boolean>;
  readonly listDrafts: () => Promise<void>;
  /** Goes on with a workflow that has no file yet. */
  readonly resume: (draft: DraftView) => Promise<void>;
  /** Takes up the edits that were kept, or forgets them. */
  readonly answerDraft: (isTaken: boolean) => Promise<void>;
  readonly toggleBreakpoint: (path: string) => void;
  readonly fail: (title: string, thrown: unknown) => void;
  /** Says something in passing. */
  readonly tell: (notice: string) => void;
  readonly dismiss: () => void;
}

export function createBuilder(client: Client): Builder {
  const state = createStore<BuilderState>(() => NOTHING_OPEN);
  let queue: Promise<unknown> = Promise.resolve();

  function fail(title: string, thrown: unknown): void {
    state.setState({ problem: { title, error: toSerialError(thrown) } });
  }

  const keepDraft = createDraftKeeper(client, state, (thrown) => fail("The draft is not kept", thrown));

  /** One after another; what fails is said and stops nothing. */
  function inTurn(title: string, work: () => Promise<void>): Promise<void> {
    const done = queue.then(work).catch((thrown: unknown) => fail(title, thrown));
    queue = done;
    return done;
  }

  function change(next: Partial<BuilderState> | undefined): void {
    if (next === undefined) return;
    state.setState(next);
    void keepDraft();
  }

  /** Nothing open; what was copied and the drafts stay. */
  function startOver(): BuilderState {
    const { clipboard, drafts } = state.getState();
    return { ...NOTHING_OPEN, clipboard, drafts };
  }

  function showOpened({ workflow, origin, hash, draft, text, graph, layout }: OpenedWorkflow): void {
    const sheet = { text, graph, layout };
    state.setState({
      ...startOver(),
      ...sheet,
      status: "ready",
      workflow,
      origin,
      basedOn: hash,
      saved: sheet,
      draft,
    });
  }

  async function load(workflow: string): Promise<void> {
    state.setState({ ...startOver(), status: "loading", workflow });
    try {
      showOpened(await client.invoke("builder:open", { workflow }));
    } catch (thrown) {
      state.setState({
        status: "failed",
        problem: { title: `${workflow} was not opened`, error: toSerialError(thrown) },
      });
    }
  }

  async function edit(asked: GraphEdit): Promise<void> {
    const { text, layout } = state.getState();
    const edited = await client.invoke("builder:edit", { text, edit: asked });
    const moved = movePositions(layout, asked, edited.touched[0]);
    const old = state.getState();
    change({
      ...turnTo(old, { text: edited.text, graph: edited.graph, layout: moved }),
      selected: edited.touched.length > 0 ? edited.touched : [],
      breakpoints: old.breakpoints.filter((path) => edited.graph.nodes.some((node) => node.path === path)),
    });
  }

  async function type(text: string): Promise<void> {
    const old = state.getState();
    const next = old.isTyping ? { text } : { ...turnTo(old, { ...old, text }), isTyping: true };
    change(next);
    const graph = await client.invoke("builder:read", { text });
    if (state.getState().text === text) state.setState({ graph });
  }

  async function save(): Promise<boolean> {
    // What was asked for before is part of what is saved.
    await queue;
    const { workflow, text, layout, basedOn, isSaving, status } = state.getState();
    if (isSaving || status !== "ready") return false;
    state.setState({ isSaving: true, problem: undefined, notice: undefined });
    try {
      const based = basedOn === undefined ? {} : { basedOn };
      const saved = await client.invoke("builder:save", { workflow, text, layout, ...based });
      state.setState({
        workflow: saved.workflow,
        basedOn: saved.hash,
        origin: "user",
        saved: { text, layout },
        notice: `Saved ${saved.workflow}`,
      });
      return true;
    } catch (thrown) {
      fail("It was not saved", thrown);
      return false;
    } finally {
      state.setState({ isSaving: false });
    }
  }

  return {
    state,
    open: (workflow) => inTurn(`${workflow} was not opened`, () => load(workflow)),
    create: (name, like) =>
      inTurn("It was not made", async () => {
        const made = await client.invoke("builder:new", { name, ...(like === undefined ? {} : { like }) });
        const { text, graph } = made;
        change({
          ...startOver(),
          status: "ready",
          workflow: name,
          text,
          graph,
          layout: NO_LAYOUT,
        });
      }),
    take: (text) =>
      inTurn("It was not imported", async () => {
        const graph = await client.invoke("builder:read", { text });
        const workflow = graph.name === "" ? "imported" : graph.name;
        change({ ...startOver(), status: "ready", workflow, text, graph });
      }),
    replace: (text, notice) =>
      inTurn("The text was not taken", async () => {
        const graph = await client.invoke("builder:read", { text });
        const old = state.getState();
        change({ ...turnTo(old, { text, graph, layout: old.layout }), selected: [], notice });
      }),
    edit: (asked) => inTurn("It was not changed", () => edit(asked)),
    type: (text) => type(text).catch((thrown: unknown) => fail("The text was not read", thrown)),
    undo: () => change(goBack(state.getState())),
    redo: () => change(goForward(state.getState())),
    select: (selected) => state.setState({ selected }),
    place: (layout) => change(turnTo(state.getState(), { ...state.getState(), layout })),
    copy: () =>
      inTurn("It was not copied", async () => {
        const { text, selected } = state.getState();
        if (selected.length === 0) return;
        const copied = await client.invoke("builder:copy", { text, paths: selected });
        state.setState({
          clipboard: copied.text,
          notice: `Copied ${selected.length === 1 ? "1 step" : `${selected.length} steps`}`,
        });
      }),
    save,
    listDrafts: () =>
      inTurn("The drafts cannot be listed", async () => {
        const drafts = await client.invoke("builder:list-drafts", undefined);
        state.setState({ drafts: drafts.filter(({ basedOn }) => basedOn === undefined) });
      }),
    resume: ({ workflow, text, layout }) =>
      inTurn(`${workflow} was not opened`, async () => {
        const graph = await client.invoke("builder:read", { text });
        state.setState({ ...startOver(), status: "ready", workflow, text, graph, layout });
      }),
    answerDraft: (isTaken) =>
      inTurn("The draft was not answered", async () => {
        const { draft, workflow } = state.getState();
        state.setState({ draft: undefined });
        if (draft === undefined) return;
        if (!isTaken) {
          await client.invoke("builder:drop-draft", { workflow });
          return;
        }
        const graph = await client.invoke("builder:read", { text: draft.text });
        const { text, layout } = draft;
        change({ ...turnTo(state.getState(), { text, graph, layout }), basedOn: draft.basedOn });
      }),
    toggleBreakpoint: (path) =>
      state.setState(({ breakpoints }) => ({
        breakpoints: breakpoints.includes(path)
          ? breakpoints.filter((other) => other !== path)
          : [...breakpoints, path],
      })),
    ...createBuilderRuns({ client, state, settled: () => queue, save, fail }),
    fail,
    tell: (notice) => state.setState({ notice }),
    dismiss: () => state.setState({ problem: undefined, notice: undefined }),
  };
}
