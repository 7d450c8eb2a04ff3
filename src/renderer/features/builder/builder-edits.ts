import type { CanvasLayout } from "#shared/ipc/channels/builder-channels.ts";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import type { BuilderCore } from "./builder-core.ts";
import { goBack, goForward, moveLayout, movePath, turnTo } from "./builder-state.ts";

/** What a person does to the sheet that is shown. */
export interface BuilderEdits {
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
  readonly toggleBreakpoint: (path: string) => void;
}

export function createBuilderEdits({ client, state, inTurn, change, fail }: BuilderCore): BuilderEdits {
  async function edit(asked: GraphEdit): Promise<void> {
    const { text, layout } = state.getState();
    const edited = await client.invoke("builder:edit", { text, edit: asked });
    const to = edited.touched[0];
    const old = state.getState();
    change({
      ...turnTo(old, { text: edited.text, graph: edited.graph, layout: moveLayout(layout, asked, to) }),
      selected: edited.touched.length > 0 ? edited.touched : [],
      breakpoints: old.breakpoints
        .map((path) => movePath(path, asked, to))
        .filter((path) => edited.graph.nodes.some((node) => node.path === path)),
    });
  }

  async function type(text: string): Promise<void> {
    const old = state.getState();
    const next = old.isTyping ? { text } : { ...turnTo(old, { ...old, text }), isTyping: true };
    change(next);
    const graph = await client.invoke("builder:read", { text });
    if (state.getState().text === text) state.setState({ graph });
  }

  return {
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
    toggleBreakpoint: (path) =>
      state.setState(({ breakpoints }) => ({
        breakpoints: breakpoints.includes(path)
          ? breakpoints.filter((other) => other !== path)
          : [...breakpoints, path],
      })),
  };
}
