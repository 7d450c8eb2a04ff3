import {
  COLOUR_PRESETS,
  DENSITIES,
  DESKTOP_ALERTS,
  MOTIONS,
  NUMBER_LOCALES,
  SHOWN_ZONES,
  THEMES,
  ZOOMS,
} from "#shared/model/settings.ts";
import type { Settings } from "#shared/model/settings.ts";

type Chosen = "theme" | "colours" | "density" | "zoom" | "numberLocale" | "zone" | "motion" | "desktopAlerts";

export interface SettingChoice {
  readonly id: Chosen;
  readonly title: string;
  /** What it does, in a sentence. */
  readonly help: string;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
}

const TITLES: Readonly<Record<string, string>> = {
  system: "As the system",
  dark: "Dark",
  light: "Light",
  high_contrast: "High contrast",
  teal_red: "Teal up, red down",
  green_red: "Green up, red down",
  red_up: "Red up, teal down (East Asia)",
  blue_orange: "Blue up, orange down (for all eyes)",
  comfortable: "Comfortable",
  compact: "Compact",
  "en-US": "1,234.56 (English)",
  "de-DE": "1.234,56 (German)",
  "fr-FR": "1 234,56 (French)",
  "de-CH": "1’234.56 (Swiss)",
  "en-IN": "12,34,567.89 (Indian)",
  exchange: "Exchange (New York)",
  local: "Here",
  utc: "UTC",
  reduced: "Reduced",
  full: "Full",
  on: "Warnings and critical ones",
  off: "None",
};

const percents: SettingChoice["choices"] = ZOOMS.map((value) => ({ value, title: `${value} %` }));

const choicesOf = (values: readonly string[]): SettingChoice["choices"] =>
  values.map((value) => ({ value, title: TITLES[value] ?? value }));

export const SETTINGS: readonly SettingChoice[] = [
  {
    id: "theme",
    title: "Theme",
    help: "The colours of the window. The mode's own colour, word and frame are the same in each.",
    choices: choicesOf(THEMES),
  },
  {
    id: "colours",
    title: "Colours of up and down",
    help: "Signs and arrows say it too, whichever is chosen.",
    choices: choicesOf(COLOUR_PRESETS),
  },
  {
    id: "density",
    title: "Density",
    help: "Compact shows more rows on the same screen.",
    choices: choicesOf(DENSITIES),
  },
  {
    id: "zoom",
    title: "Size",
    help: "How large everything is drawn, in every window of the program.",
    choices: percents,
  },
  {
    id: "numberLocale",
    title: "Numbers",
    help: "How figures on the screen are written. Files and reports always use a point.",
    choices: choicesOf(NUMBER_LOCALES),
  },
  {
    id: "zone",
    title: "Time zone",
    help: "In which zone moments are shown, each with its name. Logs, files and days of bars stay in UTC.",
    choices: choicesOf(SHOWN_ZONES),
  },
  {
    id: "motion",
    title: "Motion",
    help: "Reduced leaves out movements that are not needed to understand a change.",
    choices: choicesOf(MOTIONS),
  },
  {
    id: "desktopAlerts",
    title: "Alerts on the desktop",
    help: "Which alerts the system tells too, when the window is out of sight. The first is told at once, those of the ten seconds after it together.",
    choices: choicesOf(DESKTOP_ALERTS),
  },
];

/** The change that a choice from the list makes; nothing for a value that it does not offer. */
export function changeOf({ id, choices }: SettingChoice, value: string): Partial<Settings> {
  return choices.some((choice) => choice.value === value) ? { [id]: value } : {};
}

/** The settings that a search finds: by title, help or a choice. */
export function findSettings(text: string): readonly SettingChoice[] {
  const wanted = text.trim().toLowerCase();
  return SETTINGS.filter(({ title, help, choices }) =>
    [title, help, ...choices.map((choice) => choice.title)].some((part) =>
      part.toLowerCase().includes(wanted),
    ),
  );
}
