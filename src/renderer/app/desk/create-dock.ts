import type { AddPanelPositionOptions, DockviewApi } from "dockview-react";
import type { PanelDefinition, PanelPlace } from "../panels/panel-definition.ts";
import { findPanel } from "../panels/panel-registry.ts";
import type { Dock } from "./dock.ts";
import type { WorkspaceDefinition } from "./workspace-definition.ts";

const isSameSort = (instance: string, panel: string): boolean => sortOf(instance) === panel;

/** The definition's id in the id of one of its panels. */
export function sortOf(instance: string): string {
  return instance.split(":")[0] ?? instance;
}

/** The free id that a further panel of the definition gets. */
function nextInstance({ id, isSingle }: PanelDefinition, taken: readonly string[]): string {
  if (isSingle || !taken.includes(id)) return id;
  let number = 2;
  while (taken.includes(`${id}:${number}`)) number += 1;
  return `${id}:${number}`;
}

/** Beside the panel that it belongs to; without that one at the side of the window where there is room. */
function positionOf({ side, of }: PanelPlace, api: DockviewApi): AddPanelPositionOptions {
  const reference = of === undefined ? undefined : api.panels.find(({ id }) => isSameSort(id, of));
  if (reference !== undefined) return { referencePanel: reference, direction: side };
  return { direction: side === "within" ? "right" : side };
}

/** Gives the panels of a workspace the sizes that it asks for; twice, because setting one may take from another. */
function size(api: DockviewApi, panels: WorkspaceDefinition["panels"]): void {
  for (const { panel, side, sizePx } of [...panels, ...panels]) {
    const group = api.panels.find(({ id }) => isSameSort(id, panel))?.group;
    if (sizePx === undefined || group === undefined) continue;
    group.api.setSize(side === "left" || side === "right" ? { width: sizePx } : { height: sizePx });
  }
}

function add(api: DockviewApi, definition: PanelDefinition, place: PanelPlace): void {
  const { id, title } = definition;
  const instance = nextInstance(
    definition,
    api.panels.map((panel) => panel.id),
  );
  const { side, sizePx } = place;
  const extent =
    sizePx === undefined
      ? {}
      : side === "left" || side === "right"
        ? { initialWidth: sizePx }
        : { initialHeight: sizePx };
  api.addPanel({ id: instance, component: id, title, ...extent, position: positionOf(place, api) });
}

/** The desk's view of the docking library. */
export function createDock(api: DockviewApi): Dock {
  return {
    // As it will be read: without members that JSON does not know.
    write: () => JSON.parse(JSON.stringify(api.toJSON())) as ReturnType<Dock["write"]>,
    read: (dock) => api.fromJSON(dock),
    arrange(panels) {
      api.clear();
      for (const { panel, ...place } of panels) {
        const definition = findPanel(panel);
        if (definition !== undefined) add(api, definition, place);
      }
      size(api, panels);
      api.panels[0]?.api.setActive();
    },
    open(panel) {
      const definition = findPanel(panel);
      if (definition === undefined) return;
      const there = api.panels.find(({ id }) => isSameSort(id, panel));
      if (there !== undefined && definition.isSingle) there.api.setActive();
      else add(api, definition, definition.defaultPlace);
    },
    opened: () => api.panels.map(({ id }) => id),
    isShown: (panel) => api.panels.some(({ id, api: own }) => isSameSort(id, panel) && own.isVisible),
    onChange(listener) {
      const ending = api.onDidLayoutChange(listener);
      return () => ending.dispose();
    },
  };
}
