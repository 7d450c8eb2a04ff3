import { createStore } from "zustand/vanilla";
import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { Desk, DeskPorts, DeskState } from "./desk-contract.ts";
import { createArrangement } from "./arrangement.ts";
import { createKeptLayouts } from "./kept-layouts.ts";
import { createLayoutFiles } from "./layout-files.ts";
import { arrangeWorkspace, restoreLayout } from "./restore-layout.ts";
import { SAMPLE_WORKSPACES } from "./sample-workspaces.ts";
import { FIRST_WORKSPACE, findWorkspace } from "./workspace-definition.ts";

type Layout = SavedLayout["dock"];

const MONITOR = "monitor";
const LONGEST_NAME = 40;

const BEGIN: DeskState = {
  isReady: false,
  current: FIRST_WORKSPACE,
  own: [],
  opened: [],
  canUndo: false,
  canRedo: false,
  notice: undefined,
};

function titleOf(workspace: string): string {
  return findWorkspace(workspace)?.title ?? workspace;
}

export function createDesk({ client, isKnownPanel, after }: DeskPorts): Desk {
  const state = createStore<DeskState>(() => BEGIN);
  let before = FIRST_WORKSPACE;
  let isDrawn = false;

  const say = (notice: string): void => state.setState({ notice });
  const current = (): string => state.getState().current;
  const kept = createKeptLayouts({ client, say, onOwn: (own) => state.setState({ own }) });

  const shown = createArrangement({
    after,
    keep: (layout) => kept.keep(current(), layout),
    onChange: (change) => state.setState(change),
  });
  const { dock, settle } = shown;

  function apply(name: string): void {
    const on = dock();
    if (on === undefined) return;
    const problem = restoreLayout(name, kept.find(name), on, isKnownPanel);
    if (problem !== undefined)
      say(`${titleOf(name)} shows the layout that it came with, because ${problem}.`);
    shown.begin();
    // A window that just opened asks for nobody's keys; what is drawn anew took the focus away.
    if (isDrawn) on.focusSoon("if_lost");
    isDrawn = true;
  }

  function show(name: string): void {
    if (name === current()) return;
    settle();
    before = current();
    state.setState({ current: name });
    apply(name);
    kept.choose(name);
  }

  function make(wanted: string, layout: Layout): void {
    settle();
    const made = kept.freeName(wanted);
    kept.keep(made, layout);
    show(made);
  }

  const files = createLayoutFiles({
    client,
    isKnownPanel,
    say,
    make,
    shown() {
      settle();
      const layout = dock()?.write();
      return layout && { title: titleOf(current()), layout };
    },
  });

  return {
    ...files,
    state,
    async load() {
      const { current: first, problem } = await kept.load();
      state.setState({
        current: first,
        isReady: true,
        ...(problem === undefined ? {} : { notice: problem }),
      });
    },
    attach(given) {
      const end = shown.attach(given);
      apply(current());
      return end;
    },
    show,
    back() {
      if (current() === MONITOR) show(before === MONITOR ? FIRST_WORKSPACE : before);
    },
    openPanel(panel) {
      dock()?.open(panel);
      dock()?.focusSoon("always");
    },
    openAnother(panel) {
      dock()?.openAnother(panel);
      dock()?.focusSoon("always");
    },
    act(change) {
      const on = dock();
      if (on === undefined) return;
      // What was before is a step of its own.
      settle();
      void change(on);
      on.focusSoon("if_lost");
    },
    reveal(panel) {
      const on = dock();
      if (on === undefined || on.isShown(panel)) return;
      if (!on.opened().includes(panel)) show(FIRST_WORKSPACE);
      on.open(panel);
    },
    isShown: (panel) => dock()?.isShown(panel) ?? false,
    undo: shown.undo,
    redo: shown.redo,
    reset() {
      settle();
      const on = dock();
      if (on !== undefined) arrangeWorkspace(current(), on);
      settle();
    },
    duplicate(name) {
      settle();
      const layout = dock()?.write();
      if (layout !== undefined) make(name.trim().slice(0, LONGEST_NAME) || "My workspace", layout);
    },
    remove() {
      const gone = current();
      if (findWorkspace(gone) !== undefined) return;
      show(findWorkspace(before) === undefined ? FIRST_WORKSPACE : before);
      kept.forget(gone);
    },
    addSample(id) {
      const sample = SAMPLE_WORKSPACES.find((one) => one.id === id);
      const on = dock();
      if (sample === undefined || on === undefined) return;
      show(sample.title);
      // One that was made before is shown as it was left.
      if (kept.find(sample.title) === undefined) kept.keep(sample.title, on.write());
    },
    say,
    settle,
    leave: shown.leave,
    dismiss: () => state.setState({ notice: undefined }),
  };
}
