import { AppError } from "#shared/errors/app-error.ts";

/** Default of an exhaustive switch. */
export function assertNever(value: never): never {
  throw new AppError({
    kind: "bug",
    code: "internal.unreachable",
    message: `unexpected case was ${JSON.stringify(value)}`,
  });
}
