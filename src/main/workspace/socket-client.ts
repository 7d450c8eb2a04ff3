import { statSync } from "node:fs";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { AppError } from "#shared/errors/app-error.ts";
import { isOwned } from "./owner.ts";
import { readOwnerRecord } from "./owner-record.ts";
import type { OwnerRecord } from "./owner-record.ts";
import { openConversation } from "./conversation.ts";
import { isConnectionClosed } from "./socket-errors.ts";
import type { Conversation } from "./conversation.ts";

/** The owner of a workspace, spoken to from another process with the window's contract. */
export interface Client extends Conversation {
  readonly ownerPid: number;
}

const RETRY_MS = 50;
const PATIENCE_MS = 5_000;

export interface ConnectOptions {
  /** Default false: the owner stays until we leave. */
  readonly isWatching?: boolean;
}

/** Connects to the workspace's owner; undefined when no process owns it. Never becomes the owner. */
export async function connectToOwner(
  directory: string,
  { isWatching = false }: ConnectOptions = {},
): Promise<Client | undefined> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const record = readOwnerRecord(directory);
    const client = record === undefined ? undefined : await tryConverse(record, isWatching);
    if (client !== undefined) return client;
    if (!isOwned(directory)) return undefined;
    // The owner is there and does not listen yet, or not any more.
    if (performance.now() > deadlineMs) throw silentOwnerError(record?.pid);
    await setTimeout(RETRY_MS);
  }
}

/** Undefined when nobody listens, or when the owner ended before it welcomed us: nothing was asked yet. */
async function tryConverse(record: OwnerRecord, isWatching: boolean): Promise<Client | undefined> {
  const socket = await tryConnect(record);
  if (socket === undefined) return undefined;
  try {
    return {
      ...(await openConversation(socket, { token: record.token, isWatching })),
      ownerPid: record.pid,
    };
  } catch (thrown) {
    if (isConnectionClosed(thrown)) return undefined;
    throw thrown;
  }
}

function tryConnect({ socketPath }: OwnerRecord): Promise<Socket | undefined> {
  if (isForeign(socketPath)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect(socketPath, () => {
      socket.off("error", onError);
      resolve(socket);
    });
    // Nobody listens there (yet): whether there is an owner is the lock's to say.
    const onError = (): void => resolve(undefined);
    socket.once("error", onError);
  });
}

/** Another user's socket under our name in a shared folder must not be told our token. */
function isForeign(socketPath: string): boolean {
  const uid = process.getuid?.();
  if (uid === undefined) return false;
  return statSync(socketPath, { throwIfNoEntry: false })?.uid !== uid;
}

function silentOwnerError(pid: number | undefined): AppError {
  return new AppError({
    kind: "transient",
    code: "workspace.owner-silent",
    message: `the workspace is owned by process ${pid ?? "unknown"}, which does not answer`,
    value: String(pid),
    remedy: "wait until it has started, or end that process, then try again",
  });
}
