import { AppError, userError } from "#shared/errors/app-error.ts";
import type { MethodManifest, Slice, SliceManifest } from "#engine/base/define-slice.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { invariant } from "#engine/base/invariant.ts";
import { describeIssue, inputError } from "./input-error.ts";
import { inputFields } from "./method-fields.ts";
import { holdsMoreThan, MAX_OUTPUT_BYTES } from "./output-limit.ts";

export type Output = Readonly<Record<string, unknown>>;
type Method = (input: unknown, context: SliceContext) => unknown;

/** Validates the input by the manifest's schema and calls the method here; the output is not checked yet. */
export async function callMethod(
  slice: Slice,
  method: string,
  input: unknown,
  context: SliceContext,
): Promise<unknown> {
  const manifest = methodOf(slice.manifest, method);
  const answer: Method | undefined = (slice.methods as Readonly<Record<string, Method>>)[method];
  invariant(answer !== undefined, `${slice.manifest.id} must answer ${method}`);
  return answer(parseInput(slice.manifest.id, method, manifest, input), context);
}

/** The input with its defaults; throws a user error that names field, value and remedy. */
export function parseInput(slice: string, method: string, manifest: MethodManifest, input: unknown): unknown {
  const parsed = manifest.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = inputFields(manifest).map(({ name }) => name);
  throw inputError(parsed.error, input, {
    code: "workflow.input-invalid",
    where: `${slice}.${method}`,
    fields,
  });
}

/** A wrong output is the slice's own contradiction, so it is a bug; one that is too large is refused before it is read. */
export function checkOutput(manifest: SliceManifest, method: string, output: unknown): Output {
  if (holdsMoreThan(output, MAX_OUTPUT_BYTES)) throw outputTooLargeError(manifest.id, method);
  const parsed = methodOf(manifest, method).output.safeParse(output);
  if (parsed.success && typeof parsed.data === "object" && parsed.data !== null) return { ...parsed.data };
  const [issue] = parsed.success ? [] : parsed.error.issues;
  const reason = issue === undefined ? "must be an object" : describeIssue(issue, output, []).message;
  throw new AppError({
    kind: "bug",
    code: "slice.output-invalid",
    message: `${manifest.id}.${method} answered against its own schema: ${reason}`,
    ...(issue === undefined ? {} : { field: issue.path.map(String).join(".") }),
  });
}

function outputTooLargeError(slice: string, method: string): AppError {
  return userError({
    code: "slice.output-too-large",
    message: `${slice}.${method} answered more than ${MAX_OUTPUT_BYTES} bytes`,
    field: `${slice}.${method}`,
    value: `more than ${MAX_OUTPUT_BYTES} bytes`,
    remedy: "ask for less at once: fewer symbols, a shorter range or a longer timeframe",
  });
}

export function methodOf(manifest: SliceManifest, method: string): MethodManifest {
  const found = Object.hasOwn(manifest.methods, method) ? manifest.methods[method] : undefined;
  invariant(found !== undefined, `${manifest.id} must have a method ${method}`);
  return found;
}
