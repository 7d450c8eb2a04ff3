import { THEMES } from "#shared/model/settings.ts";
import type { Settings } from "#shared/model/settings.ts";

export type ThemeSetting = Settings["theme"];
export type Theme = Exclude<ThemeSetting, "system">;

export function resolveTheme(setting: ThemeSetting, isSystemLight: boolean): Theme {
  if (setting === "system") return isSystemLight ? "light" : "dark";
  return setting;
}

/** The setting that a press on the switch leads to. */
export function nextThemeSetting(setting: ThemeSetting): ThemeSetting {
  return THEMES[(THEMES.indexOf(setting) + 1) % THEMES.length] ?? "dark";
}

/** How a setting is called on the screen. */
export const themeName = (setting: ThemeSetting): string => setting.replace("_", " ");
