import { CONFIG_KEYS } from "#shared/config/config.ts";
import type { ConfigKey } from "#shared/config/config.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import { checkSettingText } from "./config-value.ts";
import type { ConfigSetting } from "./config-value.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const KEYS_BY_VARIABLE: ReadonlyMap<string, ConfigKey> = new Map(
  CONFIG_KEYS.map((key) => [toVariable(key), key]),
);
/** `GPT_TRADER_RUN_` and so on: a variable with such a start is meant for a setting. Others belong to the launcher. */
const AREAS = new Set(CONFIG_KEYS.map((key) => `${toVariable(key.split(".")[0] ?? "")}_`));

/** The settings among the variables: `run.feeBps` is `GPT_TRADER_RUN_FEE_BPS`. A misspelt one is an error. */
export function readEnvironment(environment: Environment): readonly ConfigSetting[] {
  return Object.entries(environment).flatMap(([variable, text]) => {
    if (text === undefined || ![...AREAS].some((area) => variable.startsWith(area))) return [];
    return [checkSettingText(findKey(variable), text, `environment variable ${variable}`)];
  });
}

function findKey(variable: string): ConfigKey {
  const key = KEYS_BY_VARIABLE.get(variable);
  if (key !== undefined) return key;
  const suggestion = closest(variable, KEYS_BY_VARIABLE.keys());
  throw userError({
    code: "config.unknown-key",
    message: `no setting belongs to the environment variable ${variable}`,
    field: variable,
    value: variable,
    remedy: `${suggestion === undefined ? "" : `did you mean ${suggestion}? `}\`gpt-trader config list\` shows all settings`,
  });
}

function toVariable(key: string): string {
  return `GPT_TRADER_${key
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .replaceAll(".", "_")
    .toUpperCase()}`;
}
