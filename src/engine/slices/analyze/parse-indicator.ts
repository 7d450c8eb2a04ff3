import { closest } from "#shared/errors/did-you-mean.ts";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import { INDICATORS, type IndicatorEntry } from "./indicator-catalogue.ts";

/** An indicator as asked for, with every parameter filled in. */
export interface IndicatorRequest {
  /** The name with all its parameters, e.g. `sma(20)`. */
  readonly label: string;
  readonly entry: IndicatorEntry;
  readonly parameters: readonly number[];
}

/** Reads `name` or `name(number, ...)`; numbers left out take their default. */
export function parseIndicator(text: string): IndicatorRequest {
  const match = /^\s*([a-z_]+)\s*(?:\(([^()]*)\))?\s*$/.exec(text);
  const name = match?.[1] ?? text;
  const entry = Object.hasOwn(INDICATORS, name) ? INDICATORS[name] : undefined;
  if (entry === undefined) throw unknownIndicator(text, name);
  const given = (match?.[2] ?? "").split(",").map((part) => part.trim());
  if (given.length > entry.parameters.length) {
    throw badIndicator(text, `takes at most ${entry.parameters.length} numbers`);
  }
  const parameters = entry.parameters.map((parameter, index) => {
    const part = given[index] ?? "";
    const value = part === "" ? parameter.default : Number(part);
    const { minimum, maximum, isWhole } = parameter;
    if (value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value))) return value;
    const kind = isWhole ? "a whole number" : "a number";
    throw badIndicator(text, `needs ${parameter.name} to be ${kind} from ${minimum} to ${maximum}`);
  });
  if (name === "macd" && (parameters[0] ?? 0) >= (parameters[1] ?? 0)) {
    throw badIndicator(text, "needs fast to be below slow");
  }
  return { label: `${name}(${parameters.join(",")})`, entry, parameters };
}

function unknownIndicator(text: string, name: string): AppError {
  const names = Object.keys(INDICATORS);
  const near = closest(name, names);
  return userError({
    code: "analyze.unknown-indicator",
    message: `indicator must be one of ${names.join(", ")}, was ${text}`,
    field: "indicatorNames",
    value: text,
    remedy: near === undefined ? "write a name with its numbers, such as sma(50)" : `did you mean ${near}?`,
  });
}

function badIndicator(text: string, problem: string): AppError {
  return userError({
    code: "analyze.bad-indicator",
    message: `indicator ${problem}, was ${text}`,
    field: "indicatorNames",
    value: text,
    remedy: "change the numbers in the brackets",
  });
}
