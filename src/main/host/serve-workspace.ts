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
    "desktop:export-report": () => refuse("gpt-trader export RUN --format html"),
    "desktop:preview-report": () => refuse("gpt-trader export RUN --format html"),
    "desktop:list-backups": () => refuse("gpt-trader backup list"),
    "desktop:check-backup": () => refuse("gpt-trader backup list"),
    "desktop:restore-backup": () => refuse("gpt-trader backup restore NAME"),
    "desktop:reopen": () => refuse("gpt-trader status"),
    "desktop:quit": () => refuse("the window itself"),
    "desktop:choose-data-file": () => refuse("gpt-trader data import FILE"),
    "watchlist:get": () => refuse("the window itself"),
    "watchlist:save": () => refuse("the window itself"),
    "layouts:get": () => refuse("the window itself"),
    "layouts:save": () => refuse("the window itself"),
    "layouts:choose": () => refuse("the window itself"),
    "layouts:remove": () => refuse("the window itself"),
    "layouts:export": () => refuse("the window itself"),
    "settings:get": () => refuse("the window itself"),
    "settings:set": () => refuse("the window itself"),
    "settings:export": () => refuse("the window itself"),
    "settings:import": () => refuse("the window itself"),
    "settings:market-session": () => refuse("the window itself"),
    "layouts:import": () => refuse("the window itself"),
    "menu:set": () => refuse("the window itself"),
    "onboarding:get": () => refuse("the window itself"),
    "onboarding:choose": () => refuse("the window itself"),
    "onboarding:show": () => refuse("the window itself"),
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

/** What needs a desktop is for the window; a command line has a command of its own. */
function refuse(instead: string): never {
  throw refusedError({
    code: "desktop.window-only",
    message: "only the window may ask for this",
    remedy: `use ${instead}`,
  });
}
