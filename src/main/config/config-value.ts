import { CONFIG_DEFAULTS, CONFIG_KEYS, CONFIG_TITLES, isConfigKey } from "#shared/config/config.ts";
import type { Config, ConfigKey } from "#shared/config/config.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";
import { CONFIG_SCHEMA } from "./config-schema.ts";
import { refuseSecret } from "./refuse-secret.ts";

/** A setting that is known and allowed. */
export interface ConfigSetting {
  readonly key: ConfigKey;
  readonly value: Config[ConfigKey];
}

/** Checks a value that already has its type, from `where` (a file and line, a variable's name); refuses secrets. */
export function checkSetting(key: string, value: unknown, where: string): ConfigSetting {
  refuseSecret(key, value, where);
  const known = checkKey(key, where);
  const parsed = CONFIG_SCHEMA[known].safeParse(value);
  if (parsed.success) return { key: known, value: parsed.data };
  throw invalidValue(known, value, where, parsed.error.issues[0]?.message ?? "is not allowed");
}

/** Checks a value that was given as text: numbers in digits, true or false, lists with commas or as JSON. */
export function checkSettingText(key: string, text: string, where: string): ConfigSetting {
  refuseSecret(key, text, where);
  return checkSetting(key, fromText(checkKey(key, where), text), where);
}

/** Throws `config.unknown-key` with the nearest key. */
export function checkKey(key: string, where: string): ConfigKey {
  if (isConfigKey(key)) return key;
  const suggestion = closest(key, CONFIG_KEYS);
  const hint = suggestion === undefined ? "" : `did you mean ${suggestion}? `;
  throw userError({
    code: "config.unknown-key",
    message: `no setting is called ${key} (${where})`,
    field: key,
    value: key,
    remedy: `${hint}\`gpt-trader config list\` shows all settings`,
  });
}

function fromText(key: ConfigKey, text: string): unknown {
  const example = CONFIG_DEFAULTS[key];
  if (typeof example === "number") return text.trim() === "" ? text : toNumber(text);
  if (typeof example === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (typeof example === "string") return text;
  return text.trim().startsWith("[") ? parseList(text) : splitList(text);
}

function splitList(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The text itself when it is no list, so that the error shows it. */
function parseList(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The text itself when it is no number, so that the error shows it. */
function toNumber(text: string): number | string {
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function invalidValue(key: ConfigKey, value: unknown, where: string, problem: string): AppError {
  const shown = showValue(value);
  return userError({
    code: "config.invalid-value",
    message: `${key} is not valid: ${problem}, was ${shown} (${where})`,
    field: key,
    value: shown,
    remedy: `${CONFIG_TITLES[key]}; the default is ${JSON.stringify(CONFIG_DEFAULTS[key])}`,
  });
}

function showValue(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "a value that holds itself";
  }
}
