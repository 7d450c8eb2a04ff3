import { AppError } from "#shared/errors/app-error.ts";

/** Older ones can corrupt a WAL file when two connections write or checkpoint at the same moment. */
const MINIMUM = [3, 51, 3] as const;

/** Answers a warning for an SQLite that is too old and was allowed; throws for one that was not. */
export function checkSqliteVersion(version: string, isOldAllowed: boolean): string | undefined {
  if (isNewEnough(version)) return undefined;
  const message = `SQLite must be ${MINIMUM.join(".")} or newer, was ${version}`;
  if (isOldAllowed) return `${message}: a single connection writes, and live mode is refused`;
  throw new AppError({
    kind: "user",
    code: "store.sqlite-too-old",
    message,
    field: "sqlite",
    value: version,
    remedy: "install the packages again (npm ci), so that the bundled SQLite is used",
  });
}

function isNewEnough(version: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, minimum] of MINIMUM.entries()) {
    const part = parts[index] ?? 0;
    if (part !== minimum) return part > minimum;
  }
  return true;
}
