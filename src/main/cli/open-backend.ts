import type { AppOptions } from "#main/config/app-options.ts";
import { openWorkspace, type OpenWorkspace } from "#main/host/open-workspace.ts";
import { connectToOwner } from "#main/workspace/socket-client.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import type { Backend } from "./backend.ts";
import type { Terminal } from "./terminal.ts";

/** Owners that may come and go between our look and our try. */
const ATTEMPTS = 20;

type Person = Pick<Terminal, "onInterrupt" | "warn">;

/** Speaks to the workspace's owner, or becomes the owner when there is none. */
export async function openBackend(options: AppOptions, person: Person): Promise<Backend> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await connectToOwner(options.workspace);
    if (client !== undefined) return { ...client, isRemote: true };
    try {
      return ownBackend(await openWorkspace(options), person);
    } catch (thrown) {
      // Another process became the owner between our look and our try: it is the one to speak to.
      if (toAppError(thrown).code !== "workspace.owned" || attempt === ATTEMPTS) throw thrown;
    }
  }
}

function ownBackend(workspace: OpenWorkspace, person: Person): Backend {
  const { app } = workspace;
  return {
    isRemote: false,
    // The command line is ours, so its inputs are typed; slices and workflows check what they mean.
    invoke: async (channel, input) => app.handlers[channel](input) as never,
    subscribe: (name, listener) => app.onPush(name, listener),
    onClose: () => () => undefined,
    async close() {
      const { logWarning, diskWarning } = await app.handlers["app:get-info"](undefined);
      for (const warning of [logWarning, diskWarning])
        if (warning !== undefined) person.warn(`warning: ${warning}`);
      await finishUnlessInterrupted(workspace, person);
      await workspace.close();
    },
  };
}

/** Other commands may have started runs in this process: they end with it, so it stays for them. */
async function finishUnlessInterrupted(workspace: OpenWorkspace, person: Person): Promise<void> {
  const interrupted = Promise.withResolvers<void>();
  const stopListening = person.onInterrupt(interrupted.resolve);
  const finished = workspace.finish(() =>
    person.warn(
      "other commands work in this workspace through this one: it stays for them (Ctrl+C ends all)",
    ),
  );
  await Promise.race([finished, interrupted.promise]).finally(stopListening);
}
