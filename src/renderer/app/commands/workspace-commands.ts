import type { Desk } from "../desk/desk-contract.ts";
import { SAMPLE_WORKSPACES } from "../desk/sample-workspaces.ts";
import { WORKSPACES } from "../desk/workspace-definition.ts";
import type { PanelDefinition } from "../panels/panel-definition.ts";
import type { Command } from "./command.ts";

/** What a command needs to know of a panel. */
export type OfferedPanel = Pick<PanelDefinition, "id" | "title" | "group" | "isSingle">;

/** What arranges the panels. */
export function workspaceCommands(desk: Desk, offered: readonly OfferedPanel[]): readonly Command[] {
  return [
    ...shownWorkspaces(desk),
    ...panels(desk, offered),
    ...furtherPanels(desk, offered),
    ...layoutCommands(desk),
    ...samples(desk),
  ];
}

const GROUP = "Workspaces";
const WORKSPACE = { menu: "workspace" } as const;
const MOST_KEYS = 9;

function shownWorkspaces(desk: Desk): readonly Command[] {
  return WORKSPACES.map(({ id, title }, index) => ({
    id: `workspace.${id}`,
    title: `Workspace ${title}`,
    noun: title,
    group: GROUP,
    keys: `$mod+${index + 1}`,
    place: { ...WORKSPACE, title },
    isOn: () => desk.state.getState().current === id,
    run: () => desk.show(id),
  }));
}

/** Those that a person made come after those that came with the product, with the digits that are left. */
export function ownWorkspaces(desk: Desk): readonly Command[] {
  const { own } = desk.state.getState();
  return own.map((name, index) => {
    const digit = WORKSPACES.length + index + 1;
    return {
      id: `workspace.own.${name}`,
      title: `Workspace ${name}`,
      noun: name,
      group: GROUP,
      ...(digit > MOST_KEYS ? {} : { keys: `$mod+${digit}` }),
      place: { ...WORKSPACE, title: name },
      isOn: () => desk.state.getState().current === name,
      run: () => desk.show(name),
    };
  });
}

function panels(desk: Desk, offered: readonly OfferedPanel[]): readonly Command[] {
  return offered.map(({ id, title, group }) => ({
    id: `panel.${id}`,
    title: `Open panel ${title}`,
    noun: title,
    group: "Panels",
    place: { menu: "window", submenu: group, title } as const,
    run: () => desk.openPanel(id),
  }));
}

/** Those that can be open more than once. */
function furtherPanels(desk: Desk, offered: readonly OfferedPanel[]): readonly Command[] {
  return offered
    .filter(({ isSingle }) => !isSingle)
    .map(({ id, title }) => ({
      id: `panel.new.${id}`,
      title: `New ${title.toLowerCase()}`,
      group: "Panels",
      place: { menu: "window" } as const,
      run: () => desk.openAnother(id),
    }));
}

function samples(desk: Desk): readonly Command[] {
  return SAMPLE_WORKSPACES.map(({ id, title, about }) => ({
    id: `sample.${id}`,
    title: `Sample workspace: ${title}`,
    group: GROUP,
    hint: about,
    place: { ...WORKSPACE, submenu: "Sample workspaces", title },
    run: () => desk.addSample(id),
  }));
}

function layoutCommands(desk: Desk): readonly Command[] {
  const group = "Layout";
  const state = () => desk.state.getState();
  return [
    {
      id: "layout.undo",
      title: "Undo layout change",
      group,
      keys: "$mod+Alt+z",
      place: { menu: "edit" },
      isEnabled: () => state().canUndo,
      run: desk.undo,
    },
    {
      id: "layout.redo",
      title: "Redo layout change",
      group,
      keys: "$mod+Alt+y",
      place: { menu: "edit" },
      isEnabled: () => state().canRedo,
      run: desk.redo,
    },
    { id: "layout.reset", title: "Reset layout", group, place: WORKSPACE, run: desk.reset },
    {
      id: "layout.import",
      title: "Import workspace…",
      group,
      place: WORKSPACE,
      run: () => void desk.importFile(),
    },
    {
      id: "layout.export",
      title: "Export workspace…",
      group,
      place: WORKSPACE,
      run: () => void desk.exportLayout(),
    },
    {
      id: "layout.remove",
      title: "Remove workspace",
      group,
      place: WORKSPACE,
      isEnabled: () => state().own.includes(state().current),
      run: desk.remove,
    },
  ];
}
