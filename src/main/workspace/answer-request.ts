import { explainSystemError } from "#main/files/system-error.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { toFrame } from "./frame.ts";
import { frameTooLargeError, unknownChannelError } from "./socket-errors.ts";
import { MAX_FRAME_BYTES } from "./socket-messages.ts";
import type { RequestMessage } from "./socket-messages.ts";

/** Answers one channel, given input that nobody checked yet; throws AppErrors. */
export type RequestHandler = (input: unknown) => unknown;

/** The handler of a channel; undefined when there is no such channel. */
export type FindHandler = (channel: string) => RequestHandler | undefined;

/** The finished frame of the answer: a value, or the error that kept it from being one. */
export async function answerRequest(request: RequestMessage, find: FindHandler): Promise<string> {
  const { id, channel, input } = request;
  try {
    const handler = find(channel);
    if (handler === undefined) throw unknownChannelError(channel);
    const frame = toFrame({ kind: "answer", id, result: succeed(await handler(input)) });
    if (Buffer.byteLength(frame) > MAX_FRAME_BYTES) throw frameTooLargeError();
    return frame;
  } catch (thrown) {
    return toFrame({ kind: "answer", id, result: fail(toSerialError(explainSystemError(thrown))) });
  }
}
