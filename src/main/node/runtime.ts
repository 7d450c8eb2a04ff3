import { refusedError, type AppError } from "#shared/errors/app-error.ts";

/** The oldest Electron that still gets security fixes. */
const SUPPORTED_ELECTRON_MAJOR = 43;

/** What this process runs on. */
export interface Runtime {
  readonly node: string;
  readonly electron: string | undefined;
  /** True in the fallback runtime, whose bundled SQLite is older than the product demands elsewhere. */
  readonly isOldSqliteAllowed: boolean;
  readonly warning: string | undefined;
}

export function readRuntime(versions: Readonly<Record<string, string | undefined>>): Runtime {
  const { node, electron } = versions as { readonly node: string; readonly electron?: string };
  const isOld = electron !== undefined && Number.parseInt(electron, 10) < SUPPORTED_ELECTRON_MAJOR;
  return {
    node,
    electron,
    isOldSqliteAllowed: isOld,
    warning: isOld ? `Electron ${electron} is out of support: live mode is refused on it` : undefined,
  };
}

/** Why live mode is refused on this runtime; undefined when it is not. */
export function liveRefusal(runtime: Runtime): AppError | undefined {
  if (runtime.warning === undefined) return undefined;
  return refusedError({
    code: "live.runtime-out-of-support",
    message: runtime.warning,
    field: "mode",
    value: "live",
    remedy:
      "install a current Electron: start again with access to its download, or name one with ELECTRON_OVERRIDE_DIST_PATH",
  });
}
