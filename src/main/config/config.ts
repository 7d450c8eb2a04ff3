import { join } from "node:path";
import { CONFIG_DEFAULTS, CONFIG_KEYS, CONFIG_TITLES } from "#shared/config/config.ts";
import type { Config, ConfigKey } from "#shared/config/config.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { ConfigEntry } from "#shared/ipc/channels/config-channels.ts";
import { readConfigFile, writeConfigFile } from "./config-file.ts";
import { checkKey, checkSettingText } from "./config-value.ts";
import type { ConfigSetting } from "./config-value.ts";
import { readEnvironment } from "./environment-settings.ts";

export interface ConfigSources {
  /** The workspace: its `config.yaml` is the file, its `window-settings.json` what was set in the window. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `key=value` each, as given with `--set`. */
  readonly overrides: readonly string[];
}

/** The settings in force: defaults < file < environment < command line < window. */
export interface ConfigStore {
  value<Key extends ConfigKey>(key: Key): Config[Key];
  list(): readonly ConfigEntry[];
  /** Throws `config.unknown-key` with the nearest key. */
  get(key: string): ConfigEntry;
  /**
   * Writes a setting into the file or the window's layer and answers what is in force now, which a higher layer may
   * decide.
   */
  set(key: string, text: string, layer: "file" | "window"): ConfigEntry;
}

type Source = ConfigEntry["source"];
type Layer = readonly ConfigSetting[];

export function loadConfig({ directory, environment, overrides }: ConfigSources): ConfigStore {
  const paths = {
    file: join(directory, "config.yaml"),
    window: join(directory, "window-settings.json"),
  };
  const layers: Record<Source, Layer> = {
    default: CONFIG_KEYS.map((key) => ({ key, value: CONFIG_DEFAULTS[key] })),
    file: readConfigFile(paths.file),
    environment: readEnvironment(environment),
    "command line": overrides.map(parseOverride),
    window: readConfigFile(paths.window),
  };
  let entries = merge(layers);
  const entryOf = (key: ConfigKey): ConfigEntry => ({
    key,
    title: CONFIG_TITLES[key],
    ...(entries.get(key) ?? { value: CONFIG_DEFAULTS[key], source: "default" }),
  });
  return {
    // The schema of each key made the value.
    value: <Key extends ConfigKey>(key: Key) => entryOf(key).value as Config[Key],
    list: () => CONFIG_KEYS.map(entryOf),
    get: (key) => entryOf(checkKey(key, "asked for")),
    set(key, text, layer) {
      const setting = checkSettingText(
        key,
        text,
        layer === "window" ? "set in the window" : "set in the file",
      );
      writeConfigFile(paths[layer], setting);
      layers[layer] = readConfigFile(paths[layer]);
      entries = merge(layers);
      return entryOf(setting.key);
    },
  };
}

/** A later layer hides an earlier one; so does the later of two values within a layer. */
function merge(
  layers: Readonly<Record<Source, Layer>>,
): ReadonlyMap<ConfigKey, { readonly value: unknown; readonly source: Source }> {
  const order = ["default", "file", "environment", "command line", "window"] as const;
  return new Map(
    order.flatMap((source) => layers[source].map(({ key, value }) => [key, { value, source }] as const)),
  );
}

function parseOverride(text: string): ConfigSetting {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (key !== undefined && value !== undefined) {
    return checkSettingText(key.trim(), value, "given with --set");
  }
  throw userError({
    code: "config.invalid-override",
    message: `--set must be key=value, was ${text}`,
    field: "--set",
    value: text,
    remedy: "write for example --set run.feeBps=2",
  });
}
