import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

/** What opens the parts of the window itself. */
export function shellCommands({
  shell,
  desk,
  onboarding,
}: Pick<Trader, "shell" | "desk" | "onboarding">): readonly Command[] {
  const group = "Window";
  return [
    {
      id: "palette.open",
      title: "Find a command…",
      group,
      keys: "$mod+k",
      place: { menu: "view" },
      run: () => shell.show("palette"),
    },
    {
      id: "keys.show",
      title: "Keys",
      group,
      keys: "?",
      place: { menu: "help" },
      run: () => shell.show("keys"),
    },
    {
      id: "settings.open",
      title: "Settings",
      group,
      keys: "$mod+,",
      place: { menu: "file" },
      run: () => desk.openPanel("settings"),
    },
    {
      id: "notifications.open",
      title: "Notifications",
      group,
      keys: "$mod+Shift+n",
      place: { menu: "view" },
      run: () => shell.show("notifications"),
    },
    {
      id: "onboarding.show",
      title: "First steps",
      group,
      hint: "From sample data to a report and a session on paper",
      place: { menu: "help" },
      run: () => onboarding.show(true),
    },
    {
      id: "layout.duplicate",
      title: "Duplicate workspace…",
      group: "Layout",
      place: { menu: "workspace" },
      run: () => shell.show("duplicate"),
    },
    { id: "about.open", title: "About", group, place: { menu: "help" }, run: () => shell.show("about") },
  ];
}
