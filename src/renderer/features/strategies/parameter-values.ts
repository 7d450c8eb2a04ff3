import type { StrategyParameterView } from "#shared/ipc/channels/strategy-channels.ts";

/** What stands in the fields of a strategy's parameters, by name. */
export type ParameterTexts = Readonly<Record<string, string>>;

export const defaultTexts = (parameters: readonly StrategyParameterView[]): ParameterTexts =>
  Object.fromEntries(parameters.map(({ name, default: value }) => [name, String(value)]));

/** Why a text is no value of the parameter; undefined when it is one. */
export function problemOf(parameter: StrategyParameterView, text: string): string | undefined {
  const { minimum, maximum, unit } = parameter;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return "must be a number";
  if (unit === "bars" && !Number.isInteger(value)) return "must be a whole number";
  if (value < minimum || value > maximum) return `must be from ${minimum} to ${maximum}`;
  return undefined;
}

/** As a run's form takes them: those that are not the default. */
export function writeParameters(parameters: readonly StrategyParameterView[], texts: ParameterTexts): string {
  return parameters
    .filter(({ name, default: value }) => Number(texts[name]) !== value)
    .map(({ name }) => `${name}=${Number(texts[name])}`)
    .join(" ");
}
