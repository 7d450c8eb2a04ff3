import type { SerializedDockview } from "dockview-react";
import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";

/** The form that this version of the product writes. */
export const LAYOUT_VERSION = 1;

export type ReadLayout =
  | { readonly dock: SerializedDockview }
  /** Why the layout cannot be shown, in words that go after "because". */
  | { readonly problem: string };

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The panels that a grid names in its leaves, floating groups and windows included. */
function namedInGroups(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namedInGroups);
  const fields = fieldsOf(value);
  if (fields === undefined) return [];
  return Object.entries(fields).flatMap(([name, member]) =>
    name === "views" && Array.isArray(member)
      ? member.filter((view) => typeof view === "string")
      : namedInGroups(member),
  );
}

/** Checks a kept or imported layout before the dock is given it; `isKnown` tells whether a panel exists. */
export function readLayout(layout: SavedLayout, isKnown: (panel: string) => boolean): ReadLayout {
  if (layout.version !== LAYOUT_VERSION)
    return { problem: `it is of form ${layout.version}, and this version reads form ${LAYOUT_VERSION}` };
  const { grid, panels } = layout.dock;
  const known = fieldsOf(panels);
  if (fieldsOf(fieldsOf(grid)?.["root"]) === undefined || known === undefined)
    return { problem: "it is not a layout" };
  for (const [id, panel] of Object.entries(known)) {
    const component = fieldsOf(panel)?.["contentComponent"];
    if (typeof component !== "string") return { problem: `its panel ${id} names no content` };
    if (!isKnown(component))
      return { problem: `it names the panel ${component}, which this version has not` };
  }
  const missing = namedInGroups(layout.dock).find((id) => !Object.hasOwn(known, id));
  if (missing !== undefined) return { problem: `it places ${missing}, which it does not describe` };
  // Checked above in all that the dock trusts; whatever else is wrong makes it throw, and its caller goes on.
  return { dock: layout.dock as unknown as SerializedDockview };
}
