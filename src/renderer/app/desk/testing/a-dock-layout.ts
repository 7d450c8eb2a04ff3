import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";

/** A layout of one group with these panels, as the docking library writes it. */
export function aDockLayout(panels: readonly string[], width = 1366): SavedLayout["dock"] {
  return {
    grid: {
      root: { type: "branch", data: [{ type: "leaf", data: { views: [...panels], id: "1" } }] },
      width,
      height: 700,
      orientation: "HORIZONTAL",
    },
    panels: Object.fromEntries(
      panels.map((id) => [id, { id, contentComponent: id.split(":")[0], title: id }]),
    ),
  };
}
