import type { DockviewApi } from "dockview-react";
import { findPanel } from "../panels/panel-registry.ts";
import { sortOf } from "./create-dock.ts";

/** Gives the dock a new size; the panels at the sides keep their width, and the rest takes what is left. */
export function keepSides(api: DockviewApi, width: number, height: number): void {
  if (width === 0 || height === 0 || (width === api.width && height === api.height)) return;
  const sides = api.groups
    .filter(
      ({ panels, api: group }) => group.location.type === "grid" && panels.every(({ id }) => isSide(id)),
    )
    .map(({ api: group }) => ({ group, width: group.width }));
  api.layout(width, height);
  // Twice, because setting the second one may take from the first.
  for (const side of [...sides, ...sides]) side.group.setSize({ width: side.width });
}

function isSide(instance: string): boolean {
  const place = findPanel(sortOf(instance))?.defaultPlace;
  return place?.sizePx !== undefined && (place.side === "left" || place.side === "right");
}
