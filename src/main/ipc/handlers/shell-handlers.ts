import path from "node:path";
import { layoutsFileSchema, settingsSchema } from "#main/ipc/schemas/desktop-schemas.ts";
import type { DesktopHandlers } from "#main/ipc/routes.ts";
import type { LayoutRequests, LayoutsView } from "#shared/ipc/channels/layout-channels.ts";
import type { SettingsRequests } from "#shared/ipc/channels/settings-channels.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import type { Settings } from "#shared/model/settings.ts";
import type { ChosenText } from "#main/desktop/read-chosen-text.ts";
import { marketSession } from "./market-session.ts";
import { readSettings } from "./read-settings.ts";
import { readKeptFile, writeKeptFile } from "./kept-file.ts";

/** What a window keeps of itself. */
export type ShellHandlers = Pick<DesktopHandlers, keyof LayoutRequests | keyof SettingsRequests>;

export interface ShellPorts {
  /** Where the window's own files lie. */
  readonly folder: string;
  /** Saves the text where the person wants it. */
  readonly exportText: (name: string, text: string) => Promise<Output<"layouts:export">>;
  /** Asks for a file that was exported; undefined when the person cancels. */
  readonly readChosen: () => Promise<ChosenText | undefined>;
  /** Hears the settings when they are read and whenever they change. */
  readonly onSettings: (settings: Settings) => void;
  /** A clock in epoch milliseconds. */
  readonly now: () => number;
}

interface Layouts {
  readonly version: 1;
  readonly current?: string | undefined;
  readonly layouts: LayoutsView["layouts"];
}

const NO_LAYOUTS: Layouts = { version: 1, layouts: {} };

/** Each file is read once, when it is first asked for. */
export function shellHandlers({
  folder,
  exportText,
  readChosen,
  onSettings,
  now,
}: ShellPorts): ShellHandlers {
  const layoutsFile = path.join(folder, "layouts.json");
  const settingsFile = path.join(folder, "settings.json");
  let kept: { readonly problem: string | undefined; value: Layouts } | undefined;

  function layouts(): { readonly problem: string | undefined; value: Layouts } {
    kept ??= { ...readKeptFile<Layouts>(layoutsFile, layoutsFileSchema, NO_LAYOUTS) };
    return kept;
  }

  function write(change: Partial<Layouts>): void {
    const all = layouts();
    all.value = { ...all.value, ...change };
    writeKeptFile(layoutsFile, all.value);
  }

  function keepSettings(settings: Settings): void {
    writeKeptFile(settingsFile, settings);
    onSettings(settings);
  }

  return {
    "layouts:get": () => {
      const { value, problem } = layouts();
      return { current: value.current, layouts: value.layouts, problem };
    },
    "layouts:save": ({ name, layout }) => {
      write({ layouts: { ...layouts().value.layouts, [name]: layout } });
      return undefined;
    },
    "layouts:choose": ({ name }) => {
      write({ current: name });
      return undefined;
    },
    "layouts:remove": ({ name }) => {
      const { [name]: removed, ...rest } = layouts().value.layouts;
      if (removed !== undefined) write({ layouts: rest });
      return { wasThere: removed !== undefined };
    },
    "layouts:export": ({ name, layout }) =>
      exportText(`workspace-${name}`, `${JSON.stringify({ name, ...layout }, undefined, 1)}\n`),
    "layouts:import": async () => {
      const chosen = await readChosen();
      return chosen && { text: chosen.text };
    },
    "settings:get": () => {
      const { value, problem } = readKeptFile(settingsFile, settingsSchema, DEFAULT_SETTINGS);
      onSettings(value);
      return { settings: value, problem };
    },
    "settings:set": (settings) => {
      keepSettings(settings);
      return undefined;
    },
    "settings:export": (settings) => exportText("settings", `${JSON.stringify(settings, undefined, 1)}\n`),
    "settings:import": async () => {
      const chosen = await readChosen();
      if (chosen === undefined) return undefined;
      const settings = readSettings(chosen);
      keepSettings(settings);
      return settings;
    },
    "settings:market-session": () => marketSession(now()),
  };
}
