import type { AppOptions } from "#main/config/app-options.ts";
import type { Runtime } from "#main/node/runtime.ts";
import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";

/** What an open workspace says of itself, as long as nothing is wrong with it. */
export function describeApp(options: AppOptions, runtime: Runtime, sqlite: string): AppInfo {
  const { version, workspace, isDemo } = options;
  const { node, electron, warning } = runtime;
  return {
    version,
    workspace,
    isDemo,
    ownerPid: process.pid,
    node,
    electron,
    sqlite,
    runtimeWarning: warning,
  };
}
