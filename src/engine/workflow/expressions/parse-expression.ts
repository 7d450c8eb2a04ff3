import { suggest } from "../problem-list.ts";
import { BINARY_OPERATORS, FUNCTIONS } from "./expression.ts";
import type { BinaryOperator, Expression, FunctionName } from "./expression.ts";
import { ExpressionSyntaxError, tokenize, type Token } from "./tokenize.ts";

const MAX_EXPRESSION_CHARACTERS = 2_000;
const MAX_DEPTH = 48;

export type ParsedExpression =
  | { readonly isOk: true; readonly expression: Expression }
  | { readonly isOk: false; readonly message: string; readonly remedy: string };

/** Reads an expression; what is wrong with it is answered, never thrown. */
export function parseExpression(text: string): ParsedExpression {
  try {
    if (text.length > MAX_EXPRESSION_CHARACTERS) {
      const message = `expression must have at most ${MAX_EXPRESSION_CHARACTERS} characters, was ${text.length}`;
      throw new ExpressionSyntaxError(0, message, "make it shorter");
    }
    const parser = new ExpressionParser(tokenize(text));
    return { isOk: true, expression: parser.parseAll() };
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    const { message, offset, remedy } = thrown;
    return { isOk: false, message: `${message} (character ${offset + 1} of ${text})`, remedy };
  }
}

/** Pratt's way: each operator takes what binds tighter than itself to its right. */
class ExpressionParser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parseAll(): Expression {
    const expression = this.#choice();
    const rest = this.#peek();
    if (rest.kind !== "end") this.#fail(rest, "an operator", "join two values with an operator");
    return expression;
  }

  #choice(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) {
      const { offset } = this.#peek();
      throw new ExpressionSyntaxError(offset, `expression must have at most ${MAX_DEPTH} levels`, "split it");
    }
    const condition = this.#binary(0);
    let expression = condition;
    if (this.#take("?")) {
      const whenTrue = this.#choice();
      this.#expect(":");
      expression = {
        kind: "choice",
        condition,
        whenTrue,
        whenFalse: this.#choice(),
        offset: condition.offset,
      };
    }
    this.#depth -= 1;
    return expression;
  }

  #binary(power: number): Expression {
    let left = this.#unary();
    for (;;) {
      const operator = toOperator(this.#peek());
      if (operator === undefined || BINARY_OPERATORS[operator] <= power) return left;
      this.#position += 1;
      const right = this.#binary(BINARY_OPERATORS[operator]);
      left = { kind: "binary", operator, left, right, offset: left.offset };
    }
  }

  #unary(): Expression {
    const signs: Token[] = [];
    while (this.#peek().kind === "symbol" && ["!", "-"].includes(this.#peek().text)) signs.push(this.#next());
    if (signs.length > MAX_DEPTH) {
      throw new ExpressionSyntaxError(
        signs[0]?.offset ?? 0,
        "expression must have fewer signs",
        "remove some",
      );
    }
    return signs.reduceRight<Expression>(
      (operand, { text, offset }) => ({ kind: text === "!" ? "not" : "negate", operand, offset }),
      this.#postfix(),
    );
  }

  #postfix(): Expression {
    let object = this.#primary();
    for (let count = 0; ; count += 1) {
      if (count > MAX_DEPTH) this.#fail(this.#peek(), "fewer members", "shorten the path");
      if (this.#take(".")) object = extend(object, this.#name().text);
      else if (this.#take("[")) {
        const index = this.#choice();
        this.#expect("]");
        object = { kind: "index", object, index, offset: object.offset };
      } else return object;
    }
  }

  #primary(): Expression {
    const token = this.#next();
    const { kind, text, offset } = token;
    if (kind === "number") return { kind: "literal", value: this.#number(token), offset };
    if (kind === "string") return { kind: "literal", value: text, offset };
    if (kind === "name") return this.#named(token);
    if (text === "(" && kind === "symbol") {
      const inner = this.#choice();
      this.#expect(")");
      return inner;
    }
    if (text === "[" && kind === "symbol") return { kind: "list", items: this.#items("]"), offset };
    return this.#fail(token, "a value", "write a number, a 'text', true, false or a name");
  }

  #number({ text, offset }: Token): number {
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    throw new ExpressionSyntaxError(offset, `number must be finite, was ${text}`, "write a smaller one");
  }

  #named({ text, offset }: Token): Expression {
    if (text === "true" || text === "false") return { kind: "literal", value: text === "true", offset };
    if (text === "null") return { kind: "literal", value: null, offset };
    if (!this.#take("(")) return { kind: "path", names: [text], offset };
    if (!Object.hasOwn(FUNCTIONS, text)) {
      const remedy = suggest(text, Object.keys(FUNCTIONS));
      throw new ExpressionSyntaxError(offset, `function must be known, was ${text}`, remedy);
    }
    const name = text as FunctionName;
    const items = this.#items(")");
    const [fewest, most] = FUNCTIONS[name];
    if (items.length >= fewest && items.length <= most) return { kind: "call", name, items, offset };
    const count = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
    const message = `${name} must have ${count} values, was ${items.length}`;
    throw new ExpressionSyntaxError(offset, message, `write ${name}(...) with ${count}`);
  }

  #items(close: string): readonly Expression[] {
    const items: Expression[] = [];
    if (this.#take(close)) return items;
    do items.push(this.#choice());
    while (this.#take(","));
    this.#expect(close);
    return items;
  }

  #name(): Token {
    const token = this.#next();
    return token.kind === "name" ? token : this.#fail(token, "a name after the dot", "name the member");
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { kind: "end", text: "the end", offset: 0 };
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#position += 1;
    return token;
  }

  #take(symbol: string): boolean {
    const { kind, text } = this.#peek();
    const isIt = kind === "symbol" && text === symbol;
    if (isIt) this.#position += 1;
    return isIt;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) this.#fail(this.#peek(), symbol, `add ${symbol}`);
  }

  #fail({ text, offset }: Token, wanted: string, remedy: string): never {
    throw new ExpressionSyntaxError(offset, `expression must have ${wanted} here, was ${text}`, remedy);
  }
}

function toOperator({ kind, text }: Token): BinaryOperator | undefined {
  const isOperator = (kind === "symbol" || text === "in") && kind !== "string";
  return isOperator && Object.hasOwn(BINARY_OPERATORS, text) ? (text as BinaryOperator) : undefined;
}

function extend(object: Expression, name: string): Expression {
  const { offset } = object;
  if (object.kind === "path") return { kind: "path", names: [...object.names, name], offset };
  return { kind: "member", object, name, offset };
}
