import { contextBridge, ipcRenderer } from "electron";
import type { WindowPushName, WindowPushes } from "#shared/ipc/contract.ts";
import type { AnyPush, PushBatch } from "#shared/ipc/push-batch.ts";
import { IPC_LINES } from "#shared/ipc/push-batch.ts";
import type { TraderApi } from "#shared/ipc/trader-api.ts";

type Listener = (payload: WindowPushes[WindowPushName]) => void;

const listeners = new Map<WindowPushName, Set<Listener>>();

function listenersOf(name: WindowPushName): Set<Listener> {
  const found = listeners.get(name) ?? new Set();
  listeners.set(name, found);
  return found;
}

function deliver(push: AnyPush): void {
  for (const listener of listenersOf(push.name)) listener(push.payload);
}

ipcRenderer.on(IPC_LINES.push, (_event, batch: PushBatch) => {
  try {
    batch.pushes.forEach(deliver);
  } finally {
    ipcRenderer.send(IPC_LINES.acknowledge, batch.number);
  }
});

const api: TraderApi = {
  invoke: (channel, input) => ipcRenderer.invoke(IPC_LINES.invoke, channel, input),
  subscribe(name, listener) {
    const own: Listener = (payload) => listener(payload as never);
    listenersOf(name).add(own);
    return () => {
      listenersOf(name).delete(own);
    };
  },
};

contextBridge.exposeInMainWorld("trader", api);
