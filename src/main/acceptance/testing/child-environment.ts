import { tmpdir } from "node:os";
import { join } from "node:path";

/** Most of a short life would be compiling. */
const COMPILED = join(tmpdir(), `gpt-trader-test-compiled-${process.pid}`);

/** The environment of a process that a test starts, and kills at the point if one is named. */
export function childEnvironment(crashAt?: string): Readonly<Record<string, string>> {
  const { CRASH_AT: _none, ...inherited } = process.env;
  return {
    // A variable that is set is a text.
    ...(inherited as Record<string, string>),
    NODE_COMPILE_CACHE: COMPILED,
    ...(crashAt === undefined ? {} : { CRASH_AT: crashAt }),
  };
}
