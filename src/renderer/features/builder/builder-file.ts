import { toSerialError } from "#shared/errors/app-error.ts";
import type { DraftView, OpenedWorkflow } from "#shared/ipc/channels/builder-channels.ts";
import type { BuilderCore } from "./builder-core.ts";
import { NO_LAYOUT, NOTHING_OPEN, turnTo, type BuilderState } from "./builder-state.ts";

/** Which workflow is shown, where it came from, and what is kept of it. */
export interface BuilderFile {
  readonly open: (workflow: string) => Promise<void>;
  /** Starts a workflow that has no file yet, empty or like another one. */
  readonly create: (name: string, like?: string) => Promise<void>;
  /** Starts a workflow from a text of somewhere else. */
  readonly take: (text: string) => Promise<void>;
  readonly save: () => Promise<boolean>;
  readonly listDrafts: () => Promise<void>;
  /** Goes on with a workflow that has no file yet. */
  readonly resume: (draft: DraftView) => Promise<void>;
  /** Takes up the edits that were kept, or forgets them. */
  readonly answerDraft: (isTaken: boolean) => Promise<void>;
}

export function createBuilderFile(core: BuilderCore): BuilderFile {
  const { client, state, inTurn, settled, change, fail } = core;

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

  async function save(): Promise<boolean> {
    // What was asked for before is part of what is saved.
    await settled();
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
  };
}
