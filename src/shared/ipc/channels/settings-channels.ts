import type { Settings } from "#shared/model/settings.ts";

export interface SettingsView {
  readonly settings: Settings;
  /** Why the kept settings could not be read, and where their file was put; undefined when nothing was wrong. */
  readonly problem?: string | undefined;
}

/** Of the window alone; these answer also while the workspace does not open. */
export interface SettingsRequests {
  "settings:get": (input: undefined) => SettingsView;
  /** Keeps all settings. */
  "settings:set": (input: Settings) => undefined;
}
