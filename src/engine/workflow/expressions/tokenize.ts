import { FORBIDDEN_NAMES } from "./expression.ts";

export interface Token {
  readonly kind: "number" | "string" | "name" | "symbol" | "end";
  readonly text: string;
  readonly offset: number;
}

/** What is wrong with the text of an expression; caught by `parseExpression` and answered as data. */
export class ExpressionSyntaxError extends Error {
  readonly offset: number;
  readonly remedy: string;

  constructor(offset: number, message: string, remedy: string) {
    super(message);
    this.name = "ExpressionSyntaxError";
    this.offset = offset;
    this.remedy = remedy;
  }
}

const SPACE = /\s+/y;
const PATTERNS = [
  ["number", /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["name", /[A-Za-z_][A-Za-z0-9_]*/y],
  ["string", /'(?:[^'\\]|\\['"\\nt])*'|"(?:[^"\\]|\\['"\\nt])*"/y],
  ["symbol", /\|\||&&|[=!<>]=|[<>!+\-*/%?:.,()[\]]/y],
] as const;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    const token = readToken(text, offset);
    tokens.push(token.kind === "string" ? { ...token, text: unquote(token.text) } : token);
    offset = skipSpace(text, offset + token.text.length);
  }
  tokens.push({ kind: "end", text: "the end", offset: text.length });
  return tokens;
}

function skipSpace(text: string, offset: number): number {
  SPACE.lastIndex = offset;
  return SPACE.test(text) ? SPACE.lastIndex : offset;
}

function readToken(text: string, offset: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined) continue;
    if (kind === "name" && FORBIDDEN_NAMES.has(found)) {
      throw new ExpressionSyntaxError(offset, `name must not be ${found}`, "remove it");
    }
    return { kind, text: found, offset };
  }
  const found = text.charAt(offset);
  const remedy = found === "'" || found === '"' ? "close the text with the same quote" : hintFor(found);
  throw new ExpressionSyntaxError(offset, `expression must not have ${found} there`, remedy);
}

function hintFor(found: string): string {
  if (found === "=") return "compare with ==";
  return found === "&" || found === "|" ? `write ${found}${found}` : "remove it";
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}
