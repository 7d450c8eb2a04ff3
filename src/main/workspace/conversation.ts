import type { Socket } from "node:net";
import type { SerialError } from "#shared/errors/app-error.ts";
import { fromSerialError, toAppError } from "#shared/errors/app-error.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import type { Channel, Input, Output, PushName, Pushes } from "#shared/ipc/contract.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import { fromLosslessJson } from "#main/node/lossless-json.ts";
import { createFrameSplitter } from "./frame-splitter.ts";
import { toFrames } from "./frame.ts";
import { connectionClosedError } from "./socket-errors.ts";
import { MAX_FRAME_BYTES } from "./socket-messages.ts";
import type { ClientMessage, ServerMessage } from "./socket-messages.ts";

/** The client's side of a connection that was welcomed. */
export interface Conversation {
  /** Rejects with the owner's error, or with the transient `socket.closed` when it hangs up. */
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Awaited<Output<C>>>;
  subscribe<Name extends PushName>(name: Name, listener: (payload: Pushes[Name]) => void): Dispose;
  /** Calls back once when the connection has ended, for whatever reason. */
  onClose(listener: (reason: AppError) => void): Dispose;
  close(): Promise<void>;
}

type Listener = (payload: never) => void;

export interface Greeting {
  readonly token: string;
  /** Only looks on: the owner need not stay for it. */
  readonly isWatching: boolean;
}

/** Says hello and answers when it was welcomed. */
export async function openConversation(socket: Socket, greeting: Greeting): Promise<Conversation> {
  const splitter = createFrameSplitter(MAX_FRAME_BYTES);
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<PushName, Set<Listener>>();
  const closeListeners = new Set<(reason: AppError) => void>();
  const welcome = Promise.withResolvers<void>();
  let reason: AppError | undefined;
  let lastId = 0;

  const send = (message: ClientMessage): void => {
    for (const frame of toFrames(message)) socket.write(frame);
  };
  const end = (why: AppError): void => {
    if (reason !== undefined) return;
    reason = why;
    welcome.reject(why);
    for (const { reject } of waiting.values()) reject(why);
    waiting.clear();
    for (const listener of closeListeners) listener(why);
    socket.destroy();
  };
  const settle = (id: number, result: Result<unknown, SerialError>): void => {
    const request = waiting.get(id);
    waiting.delete(id);
    if (result.ok) request?.resolve(result.value);
    else request?.reject(fromSerialError(result.error));
  };
  const receive = (message: ServerMessage): void => {
    if (message.kind === "welcome") welcome.resolve();
    else if (message.kind === "answer") settle(message.id, message.result);
    else if (message.kind === "error") end(fromSerialError(message.error));
    else for (const listener of listeners.get(message.name) ?? []) listener(message.payload as never);
  };

  socket.on("data", (chunk: Buffer) => {
    try {
      // The owner runs this same code and proved itself by the workspace's folder: its frames are what the types say.
      for (const frame of splitter.push(chunk)) receive(fromLosslessJson(frame) as ServerMessage);
    } catch (thrown) {
      end(toAppError(thrown));
    }
  });
  socket.on("error", (error) => end(connectionClosedError(error.message)));
  socket.on("close", () => end(connectionClosedError("the connection ended")));
  send({ kind: "hello", ...greeting });
  await welcome.promise;

  return {
    async invoke(channel, input) {
      if (reason !== undefined) throw reason;
      lastId += 1;
      const id = lastId;
      send({ kind: "request", id, channel, input });
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      return answer.promise as Promise<never>;
    },
    subscribe(name, listener) {
      const others = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, others);
      if (others.size === 0) send({ kind: "subscribe", name });
      others.add(listener);
      return () => {
        const isRemoved = others.delete(listener);
        if (isRemoved && others.size === 0 && reason === undefined) send({ kind: "unsubscribe", name });
      };
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close() {
      closeListeners.clear();
      return new Promise((resolve) => {
        if (socket.closed) resolve();
        else socket.once("close", () => resolve()).end();
      });
    },
  };
}
