import type { AddPanelPositionOptions, DockviewApi } from "dockview-react";
import type { LinkColour } from "../links/link-colour.ts";
import type { PanelDefinition, PanelPlace } from "../panels/panel-definition.ts";
import { findPanel } from "../panels/panel-registry.ts";
import type { Dock } from "./dock.ts";
import { restoreSides } from "./keep-sides.ts";
import { createPanelMoves } from "./panel-moves.ts";
import { sortOf } from "./sort-of.ts";
import type { WorkspaceDefinition } from "./workspace-definition.ts";

const isSameSort = (instance: string, panel: string): boolean => sortOf(instance) === panel;

/** The free id that a further panel of the definition gets. */
function nextInstance({ id, isSingle }: PanelDefinition, taken: readonly string[]): string {
  if (isSingle || !taken.includes(id)) return id;
  let number = 2;
  while (taken.includes(`${id}:${number}`)) number += 1;
  return `${id}:${number}`;
}

/** Whether a panel is one of those that go below all others. */
function goesBelow(instance: string): boolean {
  return findPanel(sortOf(instance))?.defaultPlace.side === "below";
}

/** Beside the panel that it belongs to; without that one at the side of the window where there is room. */
function positionOf({ side, of }: PanelPlace, api: DockviewApi): AddPanelPositionOptions {
  const reference =
    of === undefined ? undefined : (api.getPanel(of) ?? api.panels.find(({ id }) => isSameSort(id, of)));
  if (reference !== undefined) return { referencePanel: reference, direction: side };
  return { direction: side === "within" ? "right" : side };
}

/** Gives the panels of a workspace the sizes that it asks for; twice, because setting one may take from another. */
function size(api: DockviewApi, panels: WorkspaceDefinition["panels"]): void {
  for (const { panel, side, sizePx, share } of [...panels, ...panels]) {
    const group = api.panels.find(({ id }) => isSameSort(id, panel))?.group;
    const px = share === undefined ? sizePx : Math.round(api.height * share);
    if (px === undefined || group === undefined) continue;
    group.api.setSize(side === "left" || side === "right" ? { width: px } : { height: px });
  }
}

interface Added {
  readonly link?: LinkColour | undefined;
  /** Behind the panel that its group shows. */
  readonly inactive?: boolean;
}

function add(
  api: DockviewApi,
  definition: PanelDefinition,
  place: PanelPlace,
  { link, inactive = false }: Added = {},
): void {
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
  api.addPanel({
    id: instance,
    component: id,
    title,
    params: link === undefined ? {} : { link },
    inactive,
    ...extent,
    position: positionOf(place, api),
  });
}

/** Where it belongs; those that go below share one place there, so that they never pile up. */
function openNew(api: DockviewApi, definition: PanelDefinition): void {
  const place = definition.defaultPlace;
  const below =
    place.side === "below"
      ? api.panels.find(({ id, group }) => goesBelow(id) && group.api.location.type === "grid")
      : undefined;
  if (below !== undefined) add(api, definition, { side: "within", of: below.id });
  else add(api, definition, shrink(place, api.height));
}

/** What comes below takes no more than its part of a low window. */
function shrink(place: PanelPlace, heightPx: number): PanelPlace {
  if (place.sizePx === undefined || place.side !== "below") return place;
  return { ...place, sizePx: Math.min(place.sizePx, Math.round(heightPx * MOST_BELOW)) };
}

const MOST_BELOW = 0.4;

/** The desk's view of the docking library. */
export function createDock(api: DockviewApi): Dock {
  return {
    ...createPanelMoves(api),
    // As it will be read: without members that JSON does not know.
    write: () => JSON.parse(JSON.stringify(api.toJSON())) as ReturnType<Dock["write"]>,
    read(dock) {
      api.fromJSON(dock);
      restoreSides(api, dock.grid.width);
    },
    arrange(panels) {
      api.clear();
      for (const { panel, link, ...place } of panels) {
        const definition = findPanel(panel);
        if (definition !== undefined)
          add(api, definition, place, { link, inactive: place.side === "within" });
      }
      size(api, panels);
      api.panels[0]?.api.setActive();
    },
    open(panel) {
      const definition = findPanel(panel);
      if (definition === undefined) return;
      const there = api.panels.find(({ id }) => isSameSort(id, panel));
      if (there !== undefined) there.api.setActive();
      else openNew(api, definition);
    },
    openAnother(panel) {
      const definition = findPanel(panel);
      if (definition !== undefined) openNew(api, definition);
    },
    opened: () => api.panels.map(({ id }) => id),
    isShown: (panel) => api.panels.some(({ id, api: own }) => isSameSort(id, panel) && own.isVisible),
    onChange(listener) {
      const ending = api.onDidLayoutChange(listener);
      return () => ending.dispose();
    },
  };
}
