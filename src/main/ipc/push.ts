import type { WebContents } from "electron";
import type { AnyPush } from "#shared/ipc/push-batch.ts";
import { IPC_LINES } from "#shared/ipc/push-batch.ts";
import { createPushRelay } from "./push-relay.ts";
import type { PushRelay } from "./push-relay.ts";
import type { ServedApp } from "./served-app.ts";

/** Joins a window to the app's pushes until the window is gone; the only place that calls webContents.send. */
export function pushTo(contents: WebContents, app: Promise<ServedApp>): PushRelay {
  const relay = createPushRelay({
    send: (batch) => {
      if (!contents.isDestroyed()) contents.send(IPC_LINES.push, batch);
    },
    after: (delayMs, callback) => setTimeout(callback, delayMs),
  });
  if (contents.isLoading()) relay.restart();
  contents.on("did-start-loading", () => relay.restart());
  contents.on("did-stop-loading", () => relay.resume());
  contents.on("render-process-gone", () => relay.restart());
  void follow(contents, app, relay);
  return relay;
}

async function follow(contents: WebContents, app: Promise<ServedApp>, relay: PushRelay): Promise<void> {
  // An app that did not start has nothing to push; the window hears why when its first request is answered.
  const served = await app.catch(() => undefined);
  if (served === undefined || contents.isDestroyed()) return;
  const endings = subscribeAll(served, relay);
  contents.once("destroyed", () => {
    for (const end of endings) end();
  });
}

function subscribeAll(app: ServedApp, relay: PushRelay): readonly (() => void)[] {
  const add = (push: AnyPush): void => relay.add(push);
  return [
    app.onPush("audit:tick", (payload) => add({ name: "audit:tick", payload })),
    app.onPush("paper:changed", (payload) => add({ name: "paper:changed", payload })),
    app.onPush("health:changed", (payload) => add({ name: "health:changed", payload })),
  ];
}
