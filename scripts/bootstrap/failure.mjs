/** Something a person can repair: what happened, and exactly what to do about it. */
export class Failure extends Error {
  constructor(what, remedy) {
    super(what);
    this.name = "Failure";
    this.remedy = remedy;
  }
}

const KNOWN_CODES = {
  ENOSPC: () => new Failure("the disk is full", "free about 1 GB, then run the same command again"),
  EDQUOT: () => new Failure("the disk quota is used up", "free about 1 GB, then run the same command again"),
  EACCES: (error) =>
    new Failure(
      `no permission to use ${error.path}`,
      "make that path writable for your user, then run the same command again",
    ),
  EROFS: (error) =>
    new Failure(`${error.path} is on a read-only disk`, "use a checkout on a disk you can write to"),
};

/** Turns whatever was thrown into a Failure, so that nobody is shown a stack trace. */
export function asFailure(error) {
  if (error instanceof Failure) return error;
  const known = KNOWN_CODES[error?.code];
  if (known) return known(error);
  return new Failure(
    error?.message ?? String(error),
    "run the same command again; if it stays, set GPT_TRADER_DEBUG=1 for the details and report them",
  );
}

export const formatFailure = (failure) => `error: ${failure.message}\n  remedy: ${failure.remedy}`;

/** Runs a script's main function; a failure is printed with its remedy and gives exit code 1. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${formatFailure(asFailure(error))}\n`);
    if (process.env.GPT_TRADER_DEBUG) process.stderr.write(`${error?.stack}\n`);
    process.exitCode = 1;
  }
}
