import { Settings } from "lucide-react";
import { SettingsView } from "../settings/settings-view.tsx";
import type { PanelDefinition } from "./panel-definition.ts";

/** How the window looks and which keys it has. */
export const settingsPanel: PanelDefinition = {
  id: "settings",
  title: "Settings",
  icon: Settings,
  group: "Program",
  component: SettingsView,
  defaultPlace: { side: "within", of: "run" },
  isSingle: true,
};
