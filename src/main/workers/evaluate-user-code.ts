import { compileFunction } from "node:vm";
import { transform } from "sucrase";
import { toAppError, userError, type AppError } from "#shared/errors/app-error.ts";
import type { UserCode } from "./user-code-contract.ts";

/** The one module that user code may import; its functions only keep types. */
const MODULES: Readonly<Record<string, unknown>> = {
  "gpt-trader": {
    defineSlice: (manifest: unknown, methods: unknown) => ({ manifest, methods }),
    defineStrategy: (strategy: unknown) => strategy,
  },
};

export interface UserSlice {
  readonly manifest: unknown;
  readonly methods: Readonly<Record<string, unknown>>;
}

export function evaluateUserCode({ folder, source }: UserCode): UserSlice {
  const file = `${folder}/slice.ts`;
  return checkExport(runUserFile(source, file, "slice")["slice"], file);
}

/**
 * Transpiles a user's file and runs it once, to get what it exports. Only ever called in a worker of its own: this
 * keeps honest code from reaching what it should not, and is no security boundary.
 */
export function runUserFile(
  source: string,
  file: string,
  field: "slice" | "strategy",
): Readonly<Record<string, unknown>> {
  const javascript = transpile(source, file);
  const module = { exports: {} as Readonly<Record<string, unknown>> };
  try {
    const run = compileFunction(javascript, ["exports", "require", "module", "Math"], { filename: file });
    run(module.exports, requireModule, module, deterministicMath());
  } catch (thrown) {
    throw toUserError(thrown, file, field);
  }
  return module.exports;
}

function transpile(source: string, file: string): string {
  try {
    return transform(source, { transforms: ["typescript", "imports"], production: true, filePath: file })
      .code;
  } catch (thrown) {
    throw userError({
      code: "user-code.syntax-error",
      message: `${file} must be valid TypeScript, was not: ${messageOf(thrown)}`,
      field: "source",
      value: file,
      remedy: "correct the line that the message names",
      cause: thrown,
    });
  }
}

function requireModule(name: string): unknown {
  if (Object.hasOwn(MODULES, name)) return MODULES[name];
  throw userError({
    code: "user-code.module-denied",
    message: `user code must import gpt-trader only, was ${name}`,
    field: "import",
    value: name,
    remedy: `remove the import of ${name}`,
  });
}

/** Math without an unseeded `random`: the same input must give the same answer in every process. */
function deterministicMath(): Readonly<Record<string, unknown>> {
  const members = Object.getOwnPropertyNames(Math).map((name) => [name, Reflect.get(Math, name) as unknown]);
  return {
    ...(Object.fromEntries(members) as Record<string, unknown>),
    random() {
      throw userError({
        code: "user-code.random-denied",
        message: "user code must draw from context.random(), was Math.random()",
        remedy: "use context.random(), which is seeded by the run; a strategy decides by its bars alone",
      });
    },
  };
}

function checkExport(slice: unknown, file: string): UserSlice {
  const isObject = typeof slice === "object" && slice !== null;
  if (isObject && "manifest" in slice && "methods" in slice) {
    const { manifest, methods } = slice;
    if (typeof methods === "object" && methods !== null) return { manifest, methods: { ...methods } };
  }
  throw userError({
    code: "user-code.export-missing",
    message: `${file} must export slice = defineSlice(manifest, methods), did not`,
    field: "slice",
    value: file,
    remedy: 'write: export const slice = defineSlice({ id: "...", ... }, { ... })',
  });
}

/** What user code throws is the user's to correct, whatever it is. */
export function toUserError(thrown: unknown, where: string, field: "slice" | "strategy" = "slice"): AppError {
  const error = toAppError(thrown);
  if (error.kind !== "bug") return error;
  return userError({
    code: "user-code.failed",
    message: `${where} failed: ${messageOf(thrown)}`,
    field,
    value: where,
    remedy: `correct ${where}`,
    cause: thrown,
  });
}

// An error of another realm or of the compiler is no AppError, and its stack holds paths that help nobody.
function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
