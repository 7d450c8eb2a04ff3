import { userError } from "#shared/errors/app-error.ts";
import { closest } from "#shared/errors/did-you-mean.ts";

/** Turns `name=value` pairs into inputs; a value that reads as JSON is that value, any other is text. */
export function parsePairs(pairs: readonly string[], field: string): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at <= 0) {
        throw userError({
          code: "command.bad-pair",
          message: `${field} must be name=value, was ${pair}`,
          field,
          value: pair,
          remedy: `write it as ${field} name=value`,
        });
      }
      return [pair.slice(0, at), parseValue(pair.slice(at + 1))];
    }),
  );
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Turns what is left of a command line, `--fast 10 --slow=30`, into strategy parameters. */
export function parseParameterFlags(rest: readonly string[]): Record<string, number> {
  const parameters: Record<string, number> = {};
  const words = rest.flatMap((word) =>
    word.startsWith("--") && word.includes("=") ? splitOnce(word) : [word],
  );
  for (let index = 0; index < words.length; index += 2) {
    const name = words[index] ?? "";
    parameters[parameterName(name)] = parseNumber(name, words[index + 1]);
  }
  return parameters;
}

function splitOnce(word: string): readonly string[] {
  const at = word.indexOf("=");
  return [word.slice(0, at), word.slice(at + 1)];
}

function parameterName(flag: string): string {
  if (!/^--[a-z][a-z0-9-]*$/.test(flag)) {
    throw userError({
      code: "command.unexpected-word",
      message: `unexpected word on the command line was ${flag}`,
      field: "arguments",
      value: flag,
      remedy: "see gpt-trader backtest --help",
    });
  }
  return flag.slice(2).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A finite number from the command line, or a user error that names the flag. */
export function parseNumber(flag: string, text: string | undefined): number {
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw userError({
    code: "command.not-a-number",
    message: `${flag} must be a number, was ${text ?? "nothing"}`,
    field: flag,
    value: text ?? "",
    remedy: `give a number, such as ${flag} 10`,
  });
}

/** What `--limit` says: a whole number from 1 to `maximum`. */
export function parseLimit(text: string, maximum: number): number {
  const limit = parseNumber("--limit", text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= maximum) return limit;
  throw userError({
    code: "command.bad-limit",
    message: `--limit must be a whole number from 1 to ${maximum}, was ${limit}`,
    field: "--limit",
    value: text,
    remedy: "give a number in that range, such as --limit 100",
  });
}

/** One of the words that a flag takes, or a user error with the nearest of them. */
export function parseChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw userError({
    code: "command.unknown-choice",
    message: `${flag} must be one of ${choices.join(", ")}, was ${text}`,
    field: flag,
    value: text,
    remedy: `did you mean ${flag} ${closest(text, choices) ?? choices[0] ?? ""}?`,
  });
}

/** One of the things that an option names, or a user error with all of them and an example. */
export function parseNamed<Choice extends string>(
  what: string,
  text: string,
  choices: readonly Choice[],
  example: Choice,
): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  throw userError({
    code: `command.unknown-${what}`,
    message: `${what} must be one of ${choices.join(", ")}, was ${text}`,
    field: what,
    value: text,
    remedy: `use --${what} ${example}`,
  });
}

/** What an option names; nothing at all, as of a shell variable that is not set, is an error and not "any". */
export function parseName(flag: string, text: string): string {
  if (text.trim() !== "") return text;
  throw userError({
    code: "command.nothing-named",
    message: `${flag} must name something, was empty`,
    field: flag,
    value: text,
    remedy: `leave ${flag} out to take any`,
  });
}
