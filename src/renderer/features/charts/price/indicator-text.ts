import type { IndicatorInfo, IndicatorParameter } from "#shared/model/indicator.ts";

/** An indicator of a chart, read from the text that the engine reads. */
export interface ChosenIndicator {
  readonly info: IndicatorInfo;
  readonly values: readonly number[];
}

/** Writes an indicator as the engine reads it, e.g. `sma(20)`. */
export function writeIndicator({ info, values }: ChosenIndicator): string {
  return values.length === 0 ? info.id : `${info.id}(${values.join(",")})`;
}

export function withDefaults(info: IndicatorInfo): ChosenIndicator {
  return { info, values: info.parameters.map((parameter) => parameter.default) };
}

/** Undefined for what is not in the catalogue; numbers that are missing have their default. */
export function readIndicator(
  catalogue: readonly IndicatorInfo[],
  text: string,
): ChosenIndicator | undefined {
  const [, id, numbers = ""] = /^([a-z_]+)(?:\(([^()]*)\))?$/.exec(text) ?? [];
  const info = catalogue.find((one) => one.id === id);
  if (info === undefined) return undefined;
  const given = numbers === "" ? [] : numbers.split(",").map(Number);
  return { info, values: info.parameters.map((parameter, index) => given[index] ?? parameter.default) };
}

/** Why a number will not do; undefined when it will. */
export function problemOf(parameter: IndicatorParameter, value: number): string | undefined {
  const { minimum, maximum, isWhole } = parameter;
  const isKind = isWhole ? Number.isInteger(value) : Number.isFinite(value);
  if (isKind && value >= minimum && value <= maximum) return undefined;
  return `${isWhole ? "a whole number" : "a number"} from ${minimum} to ${maximum}`;
}

/** The indicators that fit what was typed: all words in the title, the id, the group or the description. */
export function searchIndicators(
  catalogue: readonly IndicatorInfo[],
  text: string,
): readonly IndicatorInfo[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return catalogue.filter(({ id, title, group, description }) => {
    const all = `${id} ${title} ${group} ${description}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
