import { createApp } from "#main/app.ts";
import type { App } from "#main/app.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { serveWorkspace } from "./serve-workspace.ts";
import { acquireOwnership } from "#main/workspace/owner.ts";
import { refusedError } from "#shared/errors/app-error.ts";
import type { AppError } from "#shared/errors/app-error.ts";

/** A workspace that this process owns and serves to command lines. */
export interface OpenWorkspace {
  readonly app: App;
  /** Waits until no other process works in it through this one; `onWait` is told when that is not at once. */
  readonly finish: (onWait: () => void) => Promise<void>;
  /** Puts the books in order, hangs up on clients and lets the workspace go. */
  readonly close: () => Promise<void>;
}

/** Becomes the owner of a workspace and opens it; refuses when another process owns it. */
export async function openWorkspace(options: AppOptions): Promise<OpenWorkspace> {
  const owner = await acquireOwnership(options.workspace);
  if ("ownedBy" in owner) throw ownedError(options.workspace, owner.ownedBy);
  try {
    const app = await createApp(options);
    const server = await serveWorkspace(app, owner);
    return {
      app,
      finish: (onWait) => server.finish(onWait),
      async close() {
        try {
          await app.dispose();
        } finally {
          await server.close();
          owner.release();
        }
      },
    };
  } catch (thrown) {
    owner.release();
    throw thrown;
  }
}

function ownedError(workspace: string, ownedBy: number): AppError {
  return refusedError({
    code: "workspace.owned",
    message: `the workspace is owned by process ${String(ownedBy)}`,
    field: "workspace",
    value: workspace,
    remedy: "end that process (a command line that still runs, for one), then open the window again",
  });
}
