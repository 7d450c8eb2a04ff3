export const THEMES = ["system", "dark", "light", "high_contrast"] as const;
export const COLOUR_PRESETS = ["teal_red", "green_red", "red_up", "blue_orange"] as const;
export const DENSITIES = ["comfortable", "compact"] as const;
export const NUMBER_LOCALES = ["en-US", "de-DE", "fr-FR", "de-CH", "en-IN"] as const;
export const SHOWN_ZONES = ["exchange", "local", "utc"] as const;
export const MOTIONS = ["system", "reduced", "full"] as const;
export const DESKTOP_ALERTS = ["on", "off"] as const;

/** In percent of how large the window draws by itself. */
export const ZOOMS = ["80", "90", "100", "110", "125", "150", "175", "200"] as const;

/** How the window looks and speaks; nothing in it changes a result. */
export interface Settings {
  readonly theme: (typeof THEMES)[number];
  /** The colours of up and down; `red_up` is the custom of East Asia, `blue_orange` is told apart by everybody. */
  readonly colours: (typeof COLOUR_PRESETS)[number];
  readonly density: (typeof DENSITIES)[number];
  readonly zoom: (typeof ZOOMS)[number];
  readonly numberLocale: (typeof NUMBER_LOCALES)[number];
  readonly zone: (typeof SHOWN_ZONES)[number];
  readonly motion: (typeof MOTIONS)[number];
  /** Whether the desktop tells warnings and critical alerts too. */
  readonly desktopAlerts: (typeof DESKTOP_ALERTS)[number];
  /** Height of the details below a chart. */
  readonly detailsPx: number;
  /** Keys by the id of their command, where they are not what the product proposes; an empty text is no key. */
  readonly keys: Readonly<Record<string, string>>;
}

export const DEFAULT_SETTINGS: Settings = {
  theme: "dark",
  colours: "teal_red",
  density: "comfortable",
  zoom: "100",
  numberLocale: "en-US",
  zone: "exchange",
  motion: "system",
  desktopAlerts: "on",
  detailsPx: 220,
  keys: {},
};
