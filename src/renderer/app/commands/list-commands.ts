import { COLOUR_PRESETS, DENSITIES, THEMES } from "#shared/model/settings.ts";
import { nextThemeSetting } from "../look/theme-setting.ts";
import { WORKSPACES } from "../desk/workspace-definition.ts";
import { PANELS } from "../panels/panel-registry.ts";
import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

type Parts = Pick<Trader, "actions" | "desk" | "settings" | "shell">;

const words = (id: string): string => id.replaceAll("_", " ");

/** Everything that a person can do and that is always there; each has its place in the palette and may have a key. */
export function listCommands(parts: Parts): readonly Command[] {
  return [
    ...shellCommands(parts),
    ...runCommands(parts),
    ...workspaceCommands(parts),
    ...settingCommands(parts),
  ];
}

function shellCommands({ shell, desk }: Parts): readonly Command[] {
  const group = "Window";
  return [
    { id: "palette.open", title: "Find a command…", group, keys: "$mod+k", run: () => shell.show("palette") },
    { id: "keys.show", title: "Keys", group, keys: "?", run: () => shell.show("keys") },
    {
      id: "settings.open",
      title: "Settings",
      group,
      keys: "$mod+,",
      run: () => desk.openPanel("settings"),
    },
    {
      id: "notifications.open",
      title: "Notifications",
      group,
      keys: "$mod+Shift+n",
      run: () => shell.show("notifications"),
    },
    { id: "about.open", title: "About", group, run: () => shell.show("about") },
  ];
}

function runCommands({ actions }: Parts): readonly Command[] {
  const group = "Run";
  return [
    // Real money has one way in: runByKey refuses it.
    { id: "run.start", title: "Run workflow", group, keys: "$mod+Enter", run: actions.runByKey },
    { id: "run.escape", title: "Go back, or cancel the run", group, keys: "Escape", run: actions.escape },
    { id: "run.hold", title: "Pause or resume the run", group, run: actions.holdOrResume },
    {
      id: "run.export-html",
      title: "Export report as HTML",
      group,
      run: () => actions.exportShown("html"),
    },
    { id: "run.export-pdf", title: "Export report as PDF", group, run: () => actions.exportShown("pdf") },
    { id: "run.export-png", title: "Export report as PNG", group, run: () => actions.exportShown("png") },
    { id: "run.export-json", title: "Export report as JSON", group, run: () => actions.exportShown("json") },
    {
      id: "run.export-figures",
      title: "Export figures as CSV",
      group,
      run: () => actions.exportShown("figures"),
    },
    { id: "run.export-csv", title: "Export trades as CSV", group, run: () => actions.exportShown("csv") },
  ];
}

function workspaceCommands({ desk }: Parts): readonly Command[] {
  return [
    ...WORKSPACES.map(({ id, title }, index) => ({
      id: `workspace.${id}`,
      title: `Workspace ${title}`,
      group: "Workspaces",
      keys: `$mod+${index + 1}`,
      run: () => desk.show(id),
    })),
    ...PANELS.map(({ id, title }) => ({
      id: `panel.${id}`,
      title: `Open panel ${title}`,
      group: "Panels",
      run: () => desk.openPanel(id),
    })),
    { id: "layout.undo", title: "Undo layout change", group: "Layout", keys: "$mod+Alt+z", run: desk.undo },
    { id: "layout.redo", title: "Redo layout change", group: "Layout", keys: "$mod+Alt+y", run: desk.redo },
    { id: "layout.reset", title: "Reset layout", group: "Layout", run: desk.reset },
    {
      id: "layout.export",
      title: "Export workspace…",
      group: "Layout",
      run: () => void desk.exportLayout(),
    },
    { id: "layout.remove", title: "Remove workspace", group: "Layout", run: desk.remove },
  ];
}

function settingCommands({ settings }: Parts): readonly Command[] {
  const group = "Settings";
  return [
    {
      id: "theme.next",
      title: "Next theme",
      group,
      keys: "$mod+Shift+l",
      run: () => settings.change({ theme: nextThemeSetting(settings.state.getState().theme) }),
    },
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      title: `Theme: ${words(theme)}`,
      group,
      run: () => settings.change({ theme }),
    })),
    ...COLOUR_PRESETS.map((colours) => ({
      id: `colours.${colours}`,
      title: `Colours of up and down: ${words(colours)}`,
      group,
      run: () => settings.change({ colours }),
    })),
    ...DENSITIES.map((density) => ({
      id: `density.${density}`,
      title: `Density: ${density}`,
      group,
      run: () => settings.change({ density }),
    })),
  ];
}
