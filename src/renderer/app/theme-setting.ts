export const THEME_SETTINGS = ["dark", "light", "system"] as const;
export type ThemeSetting = (typeof THEME_SETTINGS)[number];
export type Theme = "dark" | "light";

/** What the person chose; dark until then. */
export function readThemeSetting(stored: string | null): ThemeSetting {
  return THEME_SETTINGS.find((setting) => setting === stored) ?? "dark";
}

export function resolveTheme(setting: ThemeSetting, isSystemLight: boolean): Theme {
  if (setting === "system") return isSystemLight ? "light" : "dark";
  return setting;
}

/** The setting that a press on the switch leads to. */
export function nextThemeSetting(setting: ThemeSetting): ThemeSetting {
  return THEME_SETTINGS[(THEME_SETTINGS.indexOf(setting) + 1) % THEME_SETTINGS.length] ?? "dark";
}
