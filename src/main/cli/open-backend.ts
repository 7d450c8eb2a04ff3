import { createApp, type AppOptions } from "#main/app.ts";
import { acquireOwnership } from "#main/workspace/owner.ts";
import { connectToOwner } from "#main/workspace/socket-client.ts";
import { serveWorkspace } from "#main/serve-workspace.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { Backend } from "./backend.ts";

/** Speaks to the workspace's owner, or becomes the owner when there is none. */
export async function openBackend(options: AppOptions): Promise<Backend> {
  const client = await connectToOwner(options.workspace);
  if (client !== undefined) return { ...client, isRemote: true };
  const owner = await acquireOwnership(options.workspace);
  if ("ownedBy" in owner) return joinOwner(options.workspace, owner.ownedBy);
  const app = await createApp(options).catch((thrown: unknown) => {
    owner.release();
    throw thrown;
  });
  const server = await serveWorkspace(app, owner);
  return {
    isRemote: false,
    // The command line is ours, so its inputs are typed; slices and workflows check what they mean.
    invoke: async (channel, input) => app.handlers[channel](input) as never,
    subscribe: (name, listener) => app.onPush(name, listener),
    async close() {
      await app.dispose();
      await server.close();
      owner.release();
    },
  };
}

/** Another process became the owner between our look and our try. */
async function joinOwner(workspace: string, ownedBy: number): Promise<Backend> {
  const client = await connectToOwner(workspace);
  if (client !== undefined) return { ...client, isRemote: true };
  throw new AppError({
    kind: "refused",
    code: "workspace.owned",
    message: `the workspace is owned by process ${String(ownedBy)}`,
    field: "workspace",
    value: workspace,
    remedy: "end that process, or name another --workspace",
  });
}
