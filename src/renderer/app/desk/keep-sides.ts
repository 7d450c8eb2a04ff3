import type { DockviewApi, DockviewGroupPanel } from "dockview-react";
import { findPanel } from "../panels/panel-registry.ts";
import { sortOf } from "./sort-of.ts";
import { fitSideWidth, mostSideWidth } from "./side-width.ts";

interface Side {
  readonly group: DockviewGroupPanel["api"];
  /** What its panels come with. */
  readonly usualPx: number;
}

/** Gives the dock a new size; the panels at the sides keep their width where it leaves room, and the rest takes what is left. */
export function keepSides(api: DockviewApi, width: number, height: number): void {
  if (width === 0 || height === 0 || (width === api.width && height === api.height)) return;
  const sides = sidesOf(api).map(({ group }) => ({ group, width: group.width }));
  api.layout(width, height);
  setWidths(sides.map((side) => ({ ...side, width: Math.min(side.width, mostSideWidth(width)) })));
}

/** After a layout was read, which was kept in a dock of that width: the sides are as wide as then, and not as the window grew. */
export function restoreSides(api: DockviewApi, keptDockPx: number): void {
  if (api.width === 0 || keptDockPx <= 0) return;
  const scale = keptDockPx / api.width;
  setWidths(
    sidesOf(api).map(({ group, usualPx }) => ({
      group,
      width: fitSideWidth(group.width * scale, usualPx, api.width),
    })),
  );
}

function setWidths(sides: readonly { readonly group: Side["group"]; readonly width: number }[]): void {
  // Twice, because setting the second one may take from the first.
  for (const { group, width } of [...sides, ...sides]) group.setSize({ width });
}

/** Groups of nothing but panels that belong at the side. */
function sidesOf(api: DockviewApi): readonly Side[] {
  return api.groups.flatMap(({ panels, api: group }) => {
    const widths = panels.flatMap(({ id }) => usualWidth(id) ?? []);
    const isSide = group.location.type === "grid" && widths.length > 0 && widths.length === panels.length;
    return isSide ? [{ group, usualPx: Math.max(...widths) }] : [];
  });
}

function usualWidth(instance: string): number | undefined {
  const place = findPanel(sortOf(instance))?.defaultPlace;
  return place?.side === "left" || place?.side === "right" ? place.sizePx : undefined;
}
