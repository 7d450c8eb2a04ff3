import { join, resolve } from "node:path";

export interface WorkspaceHints {
  /** What `--workspace` named; relative to `currentDirectory`. */
  readonly argument: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly homeDirectory: string;
  readonly currentDirectory: string;
}

/** The workspace's folder: `--workspace`, else `GPT_TRADER_WORKSPACE`, else the user's demo workspace. */
export function findWorkspace(hints: WorkspaceHints): string {
  const named = hints.argument ?? hints.environment["GPT_TRADER_WORKSPACE"];
  if (named !== undefined && named !== "") return resolve(hints.currentDirectory, named);
  return join(dataDirectory(hints), "gpt-trader", "workspaces", "demo");
}

/** Where programs of this user keep their data, by the custom of the platform. */
function dataDirectory({ environment, platform, homeDirectory }: WorkspaceHints): string {
  if (platform === "win32") return environment["LOCALAPPDATA"] ?? join(homeDirectory, "AppData", "Local");
  if (platform === "darwin") return join(homeDirectory, "Library", "Application Support");
  return environment["XDG_DATA_HOME"] ?? join(homeDirectory, ".local", "share");
}
