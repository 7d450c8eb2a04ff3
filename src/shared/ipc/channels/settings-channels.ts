import type { Settings } from "#shared/model/settings.ts";

export interface SettingsView {
  readonly settings: Settings;
  /** Why the kept settings could not be read, and where their file was put; undefined when nothing was wrong. */
  readonly problem?: string | undefined;
}

/** When the US equity market opens and closes, now or next; undefined when no session is known. */
export type MarketSession =
  | { readonly tsOpenMs: number; readonly tsCloseMs: number; readonly isHalfDay: boolean }
  | undefined;

/** Of the window alone; these answer also while the workspace does not open. */
export interface SettingsRequests {
  "settings:get": (input: undefined) => SettingsView;
  /** Keeps all settings. */
  "settings:set": (input: Settings) => undefined;
  /** Asks where to save, writes the settings, and answers the path; undefined when the person cancelled. */
  "settings:export": (input: Settings) => { readonly path: string } | undefined;
  /** Asks for a file that was exported, keeps what it holds, and answers it; nothing of a file that is not all right. */
  "settings:import": (input: undefined) => Settings | undefined;
  "settings:market-session": (input: undefined) => MarketSession;
}
