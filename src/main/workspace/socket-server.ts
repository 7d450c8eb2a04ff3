import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import type { PushName, Pushes } from "#shared/ipc/contract.ts";
import type { FindHandler } from "./answer-request.ts";
import { toFrame } from "./frame.ts";
import { serveClient } from "./serve-client.ts";
import type { ServedClient } from "./serve-client.ts";

export interface SocketServerOptions {
  /** From the `Owner`: only the owner of a workspace listens there. */
  readonly socketPath: string;
  readonly token: string;
  /** Handlers check their input themselves, as for a window. */
  readonly handlers: FindHandler;
}

/** The owner's side of the workspace's socket. */
export interface SocketServer {
  /** Sends a push to every client that subscribed to it. */
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
  /**
   * Stops listening as soon as no client is left but those that only look on; `onWait` is told when that is not at once.
   */
  finish(onWait: () => void): Promise<void>;
  /** Hangs up on all clients and stops listening. */
  close(): Promise<void>;
}

/** Answers when the socket listens. */
export async function createSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const clients = new Map<Socket, ServedClient>();
  let onLeft: () => void = () => undefined;
  const server = createServer((socket) => {
    clients.set(socket, serveClient(socket, options.token, options.handlers));
    socket.on("close", () => {
      clients.delete(socket);
      onLeft();
    });
  });
  const isBusy = (): boolean => [...clients.values()].some((client) => !client.isWatching());
  await listen(server, options.socketPath);

  return {
    push(name, payload) {
      const hearers = [...clients.values()].filter((client) => client.hears(name));
      if (hearers.length === 0) return;
      const frame = toFrame({ kind: "push", name, payload });
      for (const client of hearers) client.push(frame);
    },
    finish(onWait) {
      if (isBusy()) onWait();
      return new Promise((resolve) => {
        onLeft = () => {
          if (isBusy()) return;
          // In the same turn, so that nobody is let in who would be hung up on.
          server.close();
          resolve();
        };
        onLeft();
      });
    },
    close() {
      for (const socket of clients.keys()) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

async function listen(server: Server, socketPath: string): Promise<void> {
  const isFile = process.platform !== "win32";
  // A killed owner leaves its socket behind; we hold the lock, so nobody listens there.
  if (isFile) rmSync(socketPath, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  if (isFile) chmodSync(socketPath, 0o600);
}
