import { closest } from "#shared/errors/did-you-mean.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { IndicatorParameter } from "#shared/model/indicator.ts";
import { INDICATORS } from "#engine/calc/indicators/indicator-catalogue.ts";
import type { Indicator } from "#engine/calc/indicators/indicator.ts";

/** An indicator as asked for, with every parameter filled in. */
export interface IndicatorRequest {
  /** The name with all its parameters, e.g. `sma(20)`; only the name where it takes none. */
  readonly label: string;
  readonly indicator: Indicator;
  readonly parameters: readonly number[];
}

/** What was written, and in which field of the input. */
interface Asked {
  readonly text: string;
  readonly field: string;
}

/**
 * Reads `name`, `name(number, ...)` or, for shells in which brackets mean something, `name:number,...`; numbers left out
 * take their default.
 */
export function parseIndicator(text: string, field = "indicatorNames"): IndicatorRequest {
  const match = /^\s*([a-z_]+)\s*(?:\(([^()]*)\)|:([^():]*))?\s*$/.exec(text);
  const name = match?.[1] ?? text;
  const catalogue: Readonly<Record<string, Indicator>> = INDICATORS;
  const indicator = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
  if (indicator === undefined) throw unknownIndicator(text, name, field);
  const parameters = readNumbers({ text, field }, match?.[2] ?? match?.[3] ?? "", indicator.parameters);
  const problem = indicator.findProblem(parameters);
  if (problem !== undefined) throw badIndicator({ text, field }, problem);
  return {
    label: parameters.length === 0 ? name : `${name}(${parameters.join(",")})`,
    indicator,
    parameters,
  };
}

function readNumbers(
  asked: Asked,
  numbers: string,
  expected: readonly IndicatorParameter[],
): readonly number[] {
  const given = numbers.trim() === "" ? [] : numbers.split(",").map((part) => part.trim());
  if (given.length > expected.length) {
    const most = expected.length === 0 ? "no numbers" : `at most ${expected.length} numbers`;
    throw badIndicator(asked, `takes ${most}`);
  }
  return expected.map((parameter, index) => {
    const part = given[index] ?? "";
    const value = part === "" ? parameter.default : Number(part);
    const { minimum, maximum, isWhole } = parameter;
    if (value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value))) return value;
    const kind = isWhole ? "a whole number" : "a number";
    throw badIndicator(asked, `needs ${parameter.name} to be ${kind} from ${minimum} to ${maximum}`);
  });
}

function unknownIndicator(text: string, name: string, field: string): AppError {
  const names = Object.keys(INDICATORS);
  const near = closest(name, names);
  return userError({
    code: "analyze.unknown-indicator",
    message: `indicator must be one of ${names.join(", ")}, was ${text}`,
    field,
    value: text,
    remedy: near === undefined ? "write a name with its numbers, such as sma(50)" : `did you mean ${near}?`,
  });
}

function badIndicator({ text, field }: Asked, problem: string): AppError {
  return userError({
    code: "analyze.bad-indicator",
    message: `indicator ${problem}, was ${text}`,
    field,
    value: text,
    remedy: "change the numbers in the brackets",
  });
}
