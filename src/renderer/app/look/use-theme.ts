import { useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { useTrader } from "../trader-context.ts";
import { resolveTheme } from "./theme-setting.ts";
import type { Theme } from "./theme-setting.ts";

const systemLight = (): MediaQueryList => matchMedia("(prefers-color-scheme: light)");

function onSystemTheme(listener: () => void): () => void {
  const query = systemLight();
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** The theme that is on. */
export function useTheme(): Theme {
  const { settings } = useTrader();
  const setting = useStore(settings.state, (all) => all.theme);
  const isSystemLight = useSyncExternalStore(onSystemTheme, () => systemLight().matches);
  return resolveTheme(setting, isSystemLight);
}

/** Changes whenever the colours do, for what draws with them itself. */
export function useColours(): string {
  const { settings } = useTrader();
  return `${useTheme()} ${useStore(settings.state, (all) => all.colours)}`;
}
