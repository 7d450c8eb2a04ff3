import type { ServedApp } from "#main/ipc/served-app.ts";
import { createRoutes } from "#main/ipc/routes.ts";
import type { Owner } from "#main/workspace/owner.ts";
import { createSocketServer, type SocketServer } from "#main/workspace/socket-server.ts";
import { refusedError } from "#shared/errors/app-error.ts";

/** Serves a workspace to command lines over its socket, with the window's channels and checks. */
export async function serveWorkspace(
  app: ServedApp,
  owner: Owner,
): Promise<Pick<SocketServer, "finish" | "close">> {
  const routes = createRoutes(Promise.resolve(app), {
    "desktop:export-report": () => {
      throw refusedError({
        code: "desktop.window-only",
        message: "only the window exports through a dialog",
        remedy: "use gpt-trader export RUN --format html",
      });
    },
  });
  const server = await createSocketServer({
    socketPath: owner.socketPath,
    token: owner.token,
    handlers: (channel) => routes.get(channel),
  });
  const stop = [
    app.onPush("audit:tick", (payload) => server.push("audit:tick", payload)),
    app.onPush("paper:changed", (payload) => server.push("paper:changed", payload)),
    app.onPush("health:changed", (payload) => server.push("health:changed", payload)),
  ];
  return {
    finish: (onWait) => server.finish(onWait),
    close() {
      for (const end of stop) end();
      return server.close();
    },
  };
}
