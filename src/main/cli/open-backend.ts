import type { AppOptions } from "#main/app-options.ts";
import { openWorkspace, type OpenWorkspace } from "#main/open-workspace.ts";
import { connectToOwner } from "#main/workspace/socket-client.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import type { Backend } from "./backend.ts";

/** Speaks to the workspace's owner, or becomes the owner when there is none. */
export async function openBackend(options: AppOptions): Promise<Backend> {
  const client = await connectToOwner(options.workspace);
  if (client !== undefined) return { ...client, isRemote: true };
  try {
    return ownBackend(await openWorkspace(options));
  } catch (thrown) {
    const winner = await joinWinner(options.workspace, thrown);
    return { ...winner, isRemote: true };
  }
}

function ownBackend({ app, close }: OpenWorkspace): Backend {
  return {
    isRemote: false,
    // The command line is ours, so its inputs are typed; slices and workflows check what they mean.
    invoke: async (channel, input) => app.handlers[channel](input) as never,
    subscribe: (name, listener) => app.onPush(name, listener),
    close,
  };
}

/** When another process became the owner between our look and our try, it is the one to speak to. */
async function joinWinner(workspace: string, thrown: unknown) {
  const client = toAppError(thrown).code === "workspace.owned" ? await connectToOwner(workspace) : undefined;
  if (client === undefined) throw thrown;
  return client;
}
