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
  /** Hangs up on all clients and stops listening. */
  close(): Promise<void>;
}

/** Answers when the socket listens. */
export async function createSocketServer(options: SocketServerOptions): Promise<SocketServer> {
  const clients = new Map<Socket, ServedClient>();
  const server = createServer((socket) => {
    clients.set(socket, serveClient(socket, options.token, options.handlers));
    socket.on("close", () => clients.delete(socket));
  });
  await listen(server, options.socketPath);

  return {
    push(name, payload) {
      const hearers = [...clients.values()].filter((client) => client.hears(name));
      if (hearers.length === 0) return;
      const frame = toFrame({ kind: "push", name, payload });
      for (const client of hearers) client.push(frame);
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
