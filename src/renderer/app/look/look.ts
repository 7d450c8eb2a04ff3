import type { Settings } from "#shared/model/settings.ts";
import { setFormatContext } from "#renderer/ui/format-context.ts";
import type { Theme } from "./theme-setting.ts";

/** Gives the document the look of the settings; returns a key that changes whenever what is drawn must be drawn anew. */
export function applyLook(settings: Settings, theme: Theme, dataset: DOMStringMap): string {
  const { colours, density, motion, numberLocale, zone } = settings;
  dataset["theme"] = theme;
  dataset["colours"] = colours;
  dataset["density"] = density;
  dataset["motion"] = motion;
  setFormatContext({ numberLocale, zone });
  return `${numberLocale} ${zone}`;
}
