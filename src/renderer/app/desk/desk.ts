import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { LayoutsView, SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { Dock } from "./dock.ts";
import { NO_HISTORY, note, redo, undo } from "./layout-history.ts";
import type { LayoutHistory } from "./layout-history.ts";
import { createLayoutFiles } from "./layout-files.ts";
import type { LayoutFiles } from "./layout-files.ts";
import { LAYOUT_VERSION, readLayout } from "./read-layout.ts";
import { SAMPLE_WORKSPACES } from "./sample-workspaces.ts";
import { FIRST_WORKSPACE, findWorkspace } from "./workspace-definition.ts";
import type { WorkspaceDefinition } from "./workspace-definition.ts";

export interface DeskState {
  readonly isReady: boolean;
  /** The workspace that is shown. */
  readonly current: string;
  /** Names of the workspaces that a person made, sorted. */
  readonly own: readonly string[];
  /** Ids of the panels that are open. */
  readonly opened: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly notice: string | undefined;
}

/** The workspaces of the window: which is shown, how each is arranged, and what a person can do with them. */
export interface Desk extends LayoutFiles {
  readonly state: StoreApi<DeskState>;
  /** Takes what was kept. */
  readonly load: () => Promise<void>;
  /** Shows the current workspace in a dock; the answer lets go of it. */
  readonly attach: (dock: Dock) => () => void;
  readonly show: (workspace: string) => void;
  /** From the monitor, shows the workspace that was shown before. */
  readonly back: () => void;
  /** Shows the panel of that sort that is there, or opens one. */
  readonly openPanel: (panel: string) => void;
  /** Opens one more panel of that sort. */
  readonly openAnother: (panel: string) => void;
  /** Brings a panel to the front: in this workspace if it is there, otherwise in the one that comes with it. */
  readonly reveal: (panel: string) => void;
  /** Whether a panel of that sort can be seen. */
  readonly isShown: (panel: string) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts the workspace back to how it came. */
  readonly reset: () => void;
  /** Makes a workspace of that name out of the one that is shown, and shows it. */
  readonly duplicate: (name: string) => void;
  /** Forgets the workspace that is shown, if a person made it. */
  readonly remove: () => void;
  /** Shows a workspace that ships beside the four, as one of the person's own. */
  readonly addSample: (id: string) => void;
  /** Tells a person something about the window. */
  readonly say: (notice: string) => void;
  readonly dismiss: () => void;
  /** Keeps at once what would be kept in a moment. */
  readonly settle: () => void;
  /** Keeps what is on the screen for the last time: what the end of the window does to it is no arrangement. */
  readonly leave: () => void;
}

interface DeskPorts {
  readonly client: Client;
  readonly isKnownPanel: (panel: string) => boolean;
  /** Calls back once after `delayMs`; the answer calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

type Layout = SavedLayout["dock"];

const MONITOR = "monitor";
/** How long an arrangement must rest before it is kept. */
const REST_MS = 300;

function titleOf(workspace: string): string {
  return findWorkspace(workspace)?.title ?? workspace;
}

function definitionOf(workspace: string): WorkspaceDefinition["panels"] {
  const sample = SAMPLE_WORKSPACES.find(({ title }) => title === workspace);
  return (findWorkspace(workspace) ?? sample ?? findWorkspace(FIRST_WORKSPACE))?.panels ?? [];
}

export function createDesk({ client, isKnownPanel, after }: DeskPorts): Desk {
  const state = createStore<DeskState>(() => ({
    isReady: false,
    current: FIRST_WORKSPACE,
    own: [],
    opened: [],
    canUndo: false,
    canRedo: false,
    notice: undefined,
  }));
  let layouts: LayoutsView["layouts"] = {};
  let history: LayoutHistory<Layout> = NO_HISTORY;
  let dock: Dock | undefined;
  let before = FIRST_WORKSPACE;
  let callOff: (() => void) | undefined;

  const say = (notice: string): void => state.setState({ notice });
  const complain = (what: string) => (thrown: unknown) => say(`${what}: ${toSerialError(thrown).message}`);

  function setHistory(next: LayoutHistory<Layout>): void {
    history = next;
    state.setState({
      canUndo: next.past.length > 0,
      canRedo: next.future.length > 0,
      opened: dock?.opened() ?? [],
    });
  }

  function setLayouts(next: LayoutsView["layouts"]): void {
    layouts = next;
    const own = Object.keys(next).filter((name) => findWorkspace(name) === undefined);
    state.setState({ own: own.toSorted((left, right) => left.localeCompare(right)) });
  }

  function keep(name: string, layout: Layout): void {
    const saved = { version: LAYOUT_VERSION, dock: layout };
    setLayouts({ ...layouts, [name]: saved });
    client.invoke("layouts:save", { name, layout: saved }).catch(complain("The layout was not kept"));
  }

  /** Keeps what is on the screen if it differs from what was kept last. */
  function settle(): void {
    callOff?.();
    callOff = undefined;
    if (dock === undefined) return;
    const shown = dock.write();
    if (JSON.stringify(shown) === JSON.stringify(history.present)) return;
    // A window of another size is no arrangement that a person would want to undo.
    setHistory(isSameSize(shown, history.present) ? note(history, shown) : { ...history, present: shown });
    keep(state.getState().current, shown);
  }

  function arrange(name: string): void {
    dock?.arrange(definitionOf(name));
  }

  function apply(name: string): void {
    if (dock === undefined) return;
    const problem = restore(name, dock);
    if (problem !== undefined) {
      arrange(name);
      say(`${titleOf(name)} shows the layout that it came with, because ${problem}.`);
    }
    setHistory({ ...NO_HISTORY, present: dock.write() });
  }

  /** Shows what was kept of a workspace; answers why that was not possible. */
  function restore(name: string, onto: Dock): string | undefined {
    const saved = layouts[name];
    if (saved === undefined) {
      arrange(name);
      return undefined;
    }
    const read = readLayout(saved, isKnownPanel);
    if ("problem" in read) return `of the one that was kept ${read.problem}`;
    try {
      onto.read(read.dock);
      return undefined;
    } catch {
      return "the one that was kept is damaged";
    }
  }

  function show(name: string): void {
    const { current } = state.getState();
    if (name === current) return;
    settle();
    before = current;
    state.setState({ current: name });
    apply(name);
    client.invoke("layouts:choose", { name }).catch(complain("The workspace was not kept"));
  }

  function go(next: LayoutHistory<Layout>): void {
    if (dock === undefined || next === history || next.present === undefined) return;
    dock.read(next.present as never);
    setHistory({ ...next, present: dock.write() });
    keep(state.getState().current, dock.write());
  }

  function freeName(wanted: string): string {
    const isTaken = (name: string): boolean =>
      findWorkspace(name) !== undefined || Object.hasOwn(layouts, name);
    if (!isTaken(wanted)) return wanted;
    let number = 2;
    while (isTaken(`${wanted} ${number}`)) number += 1;
    return `${wanted} ${number}`;
  }

  function make(wanted: string, layout: Layout): void {
    settle();
    const made = freeName(wanted);
    keep(made, layout);
    show(made);
  }

  /** One that was made before is shown as it was left. */
  function addSample(id: string): void {
    const sample = SAMPLE_WORKSPACES.find((one) => one.id === id);
    if (sample === undefined || dock === undefined) return;
    show(sample.title);
    if (!Object.hasOwn(layouts, sample.title)) keep(sample.title, dock.write());
  }

  const files = createLayoutFiles({
    client,
    isKnownPanel,
    say,
    make,
    shown() {
      settle();
      return dock && { title: titleOf(state.getState().current), layout: dock.write() };
    },
  });

  return {
    state,
    async load() {
      try {
        const { current, layouts: kept, problem } = await client.invoke("layouts:get", undefined);
        setLayouts(kept);
        const isThere = current !== undefined && (findWorkspace(current) ?? kept[current]) !== undefined;
        state.setState({ current: isThere ? current : FIRST_WORKSPACE, notice: problem });
      } catch (thrown) {
        complain("The layouts cannot be read")(thrown);
      }
      state.setState({ isReady: true });
    },
    attach(given) {
      dock = given;
      apply(state.getState().current);
      const end = given.onChange(() => {
        callOff?.();
        callOff = after(REST_MS, settle);
        state.setState({ opened: given.opened() });
      });
      return () => {
        callOff?.();
        end();
        dock = undefined;
      };
    },
    show,
    back() {
      const { current } = state.getState();
      if (current === MONITOR) show(before === current ? FIRST_WORKSPACE : before);
    },
    openPanel: (panel) => dock?.open(panel),
    openAnother: (panel) => dock?.openAnother(panel),
    reveal(panel) {
      if (dock === undefined || dock.isShown(panel)) return;
      const isHere = dock.opened().some((instance) => instance === panel);
      if (!isHere) show(FIRST_WORKSPACE);
      dock.open(panel);
    },
    isShown: (panel) => dock?.isShown(panel) ?? false,
    undo() {
      settle();
      go(undo(history));
    },
    redo() {
      settle();
      go(redo(history));
    },
    reset() {
      settle();
      arrange(state.getState().current);
      settle();
    },
    duplicate(name) {
      settle();
      if (dock !== undefined)
        make(name.trim() === "" ? "My workspace" : name.trim().slice(0, 40), dock.write());
    },
    remove() {
      const { current } = state.getState();
      if (findWorkspace(current) !== undefined) return;
      show(findWorkspace(before) === undefined ? FIRST_WORKSPACE : before);
      const { [current]: _gone, ...rest } = layouts;
      setLayouts(rest);
      client.invoke("layouts:remove", { name: current }).catch(complain("The workspace was not removed"));
    },
    ...files,
    addSample,
    say,
    settle,
    leave() {
      settle();
      dock = undefined;
    },
    dismiss: () => state.setState({ notice: undefined }),
  };
}

function sizeOf(layout: Layout | undefined): string {
  const grid = layout?.["grid"] as { readonly width?: unknown; readonly height?: unknown } | undefined;
  return `${String(grid?.width)} ${String(grid?.height)}`;
}

function isSameSize(left: Layout, right: Layout | undefined): boolean {
  return sizeOf(left) === sizeOf(right);
}
