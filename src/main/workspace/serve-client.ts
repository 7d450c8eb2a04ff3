import { timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";
import type { AppError } from "#shared/errors/app-error.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { PushName } from "#shared/ipc/contract.ts";
import { assertNever } from "#engine/base/assert-never.ts";
import { fromLosslessJson } from "#main/node/lossless-json.ts";
import { answerRequest } from "./answer-request.ts";
import type { FindHandler } from "./answer-request.ts";
import { createFrameSplitter } from "./frame-splitter.ts";
import { createFrameJoiner, toFrame } from "./frame.ts";
import { frameTooLargeError, malformedFrameError, tokenRefusedError } from "./socket-errors.ts";
import { clientMessageSchema, MAX_FRAME_BYTES, MAX_MESSAGE_CHARACTERS } from "./socket-messages.ts";
import type { ClientMessage } from "./socket-messages.ts";

/** One connected client, as the server sees it. */
export interface ServedClient {
  hears(name: PushName): boolean;
  /** True once it said that it only looks on, or was hung up on. */
  isWatching(): boolean;
  /** Sends a finished frame; a client that does not read is cut off. */
  push(frame: string): void;
}

/** A client that lets more than this wait unread is cut off by a push, and no more of its requests are read. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;
const HELLO_MS = 2_000;

/** Speaks with one client: first the token, then requests and subscriptions in any order. */
export function serveClient(socket: Socket, token: string, find: FindHandler): ServedClient {
  const splitter = createFrameSplitter(MAX_FRAME_BYTES);
  const joiner = createFrameJoiner(MAX_MESSAGE_CHARACTERS);
  const subscriptions = new Set<PushName>();
  let stage: "greeting" | "open" | "over" = "greeting";
  let isWatching = false;

  const send = (frame: string): void => {
    if (!socket.writable) return;
    socket.write(frame);
    if (socket.writableLength > MAX_UNREAD_BYTES) socket.pause();
  };
  const hangUp = (error: AppError): void => {
    stage = "over";
    clearTimeout(patience);
    subscriptions.clear();
    socket.end(toFrame({ kind: "error", error: toSerialError(error) }));
  };
  const patience = setTimeout(() => hangUp(tokenRefusedError("none came in time")), HELLO_MS);
  const greet = (message: ClientMessage): void => {
    if (message.kind !== "hello") return hangUp(tokenRefusedError(`it was ${message.kind}`));
    if (!isSameText(message.token, token)) return hangUp(tokenRefusedError("it was another"));
    clearTimeout(patience);
    stage = "open";
    isWatching = message.isWatching === true;
    send(toFrame({ kind: "welcome" }));
  };
  const obey = (message: ClientMessage): void => {
    switch (message.kind) {
      case "hello":
        return hangUp(malformedFrameError("hello comes once"));
      case "subscribe":
        return void subscriptions.add(message.name);
      case "unsubscribe":
        return void subscriptions.delete(message.name);
      case "request":
        return void answerRequest(message, find).then(send);
      default:
        return assertNever(message);
    }
  };
  const receive = (chunk: Buffer): void => {
    for (const frame of splitter.push(chunk)) {
      // Once it is over, what still comes in is read and thrown away, so that the client gets to read why.
      if (stage === "over") return;
      // Nobody who has not shown the token makes us hold more than a frame.
      const text = stage === "open" ? joiner.join(frame) : frame;
      if (text === undefined) continue;
      const message = clientMessageSchema.parse(fromLosslessJson(text));
      if (stage === "greeting") greet(message);
      else obey(message);
    }
  };

  socket.on("data", (chunk: Buffer) => {
    if (stage === "over") return;
    try {
      receive(chunk);
    } catch (thrown) {
      hangUp(thrown instanceof RangeError ? frameTooLargeError() : malformedFrameError(String(thrown)));
    }
  });
  socket.on("drain", () => socket.resume());
  socket.on("close", () => clearTimeout(patience));
  // A client that vanishes is no error of ours; `close` follows.
  socket.on("error", () => undefined);

  return {
    hears: (name) => subscriptions.has(name),
    // One that was hung up on may keep its end open for as long as it likes: nobody stays for it.
    isWatching: () => isWatching || stage === "over",
    push(frame) {
      if (socket.writableLength > MAX_UNREAD_BYTES) socket.destroy();
      else if (socket.writable) socket.write(frame);
    },
  };
}

function isSameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
