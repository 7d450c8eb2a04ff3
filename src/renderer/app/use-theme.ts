import { useLayoutEffect, useState, useSyncExternalStore } from "react";
import { nextThemeSetting, readThemeSetting, resolveTheme } from "./theme-setting.ts";
import type { Theme, ThemeSetting } from "./theme-setting.ts";

interface ThemeHandle {
  readonly setting: ThemeSetting;
  readonly theme: Theme;
  /** Goes on to the next setting. */
  readonly cycle: () => void;
}

const KEY = "theme";
const systemLight = matchMedia("(prefers-color-scheme: light)");

function onSystemTheme(listener: () => void): () => void {
  systemLight.addEventListener("change", listener);
  return () => systemLight.removeEventListener("change", listener);
}

/** The theme that is on; the document has its colours before anything below draws with them. */
export function useTheme(): ThemeHandle {
  const [setting, setSetting] = useState(() => readThemeSetting(localStorage.getItem(KEY)));
  const isSystemLight = useSyncExternalStore(onSystemTheme, () => systemLight.matches);
  const theme = resolveTheme(setting, isSystemLight);

  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);

  function cycle(): void {
    const next = nextThemeSetting(setting);
    localStorage.setItem(KEY, next);
    setSetting(next);
  }

  return { setting, theme, cycle };
}
