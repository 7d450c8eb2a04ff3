import { userError } from "#shared/errors/app-error.ts";

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
