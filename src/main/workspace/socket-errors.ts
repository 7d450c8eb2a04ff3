import { AppError, toAppError, userError } from "#shared/errors/app-error.ts";
import { MAX_FRAME_BYTES } from "./socket-messages.ts";

const CLOSED = "socket.closed";
const OTHER_VERSION = "the command line is of another version than the owner: start both anew";

export function unknownChannelError(channel: string): AppError {
  return userError({
    code: "ipc.unknown-channel",
    message: `no such channel, was ${channel}`,
    value: channel,
    remedy: OTHER_VERSION,
  });
}

export function tokenRefusedError(why: string): AppError {
  return userError({
    code: "socket.token-refused",
    message: `the first message must be hello with the workspace's token, and ${why}`,
    field: "token",
    remedy: "connect through the workspace's folder, which only its user can read",
  });
}

export function malformedFrameError(problem: string): AppError {
  return userError({
    code: "socket.frame-malformed",
    message: `a frame must be one message of the contract as JSON: ${problem.slice(0, 300)}`,
    remedy: OTHER_VERSION,
  });
}

export function frameTooLargeError(): AppError {
  return userError({
    code: "socket.frame-too-large",
    message: `a frame must be at most ${MAX_FRAME_BYTES} bytes, was larger`,
    remedy:
      "send or ask for less at once, such as a shorter range; or run the command while nothing else uses the workspace",
  });
}

export function messageTooLargeError(characters: number, most: number): AppError {
  return userError({
    code: "socket.message-too-large",
    message: `what is sent to the owner at once must be at most ${most} characters, was ${characters}`,
    value: String(characters),
    remedy: "send less at once, such as a file with a shorter range",
  });
}

export function connectionClosedError(why: string): AppError {
  return new AppError({
    kind: "transient",
    code: CLOSED,
    message: `the owner of the workspace hung up: ${why}`,
    remedy: "see whether it still runs (gpt-trader status), then ask again",
  });
}

export function isConnectionClosed(thrown: unknown): boolean {
  return toAppError(thrown).code === CLOSED;
}
