import { toLosslessJson } from "#main/node/lossless-json.ts";
import { messageTooLargeError } from "./socket-errors.ts";
import { MAX_MESSAGE_CHARACTERS } from "./socket-messages.ts";
import type { ClientMessage, ServerMessage } from "./socket-messages.ts";

/** A message as it travels: one line of JSON with its line end. */
export function toFrame(message: ServerMessage | ClientMessage): string {
  return `${toLosslessJson(message)}\n`;
}

/** At most 24 MB a piece, whatever the letters: less than a frame may be. */
const PIECE_CHARACTERS = 8 * 1024 * 1024;
const MORE = "+";
const LAST = "=";

/**
 * A message as a client sends it: one frame, or pieces of a large one, marked at their beginning. Throws
 * `socket.message-too-large` for one that the owner would hang up on.
 */
export function toFrames(
  message: ClientMessage,
  pieceCharacters: number = PIECE_CHARACTERS,
  maxCharacters: number = MAX_MESSAGE_CHARACTERS,
): readonly string[] {
  const text = toLosslessJson(message);
  if (text.length > maxCharacters) throw messageTooLargeError(text.length, maxCharacters);
  if (text.length <= pieceCharacters) return [`${text}\n`];
  const frames: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = pieceEnd(text, start + pieceCharacters);
    frames.push(`${end < text.length ? MORE : LAST}${text.slice(start, end)}\n`);
    start = end;
  }
  return frames;
}

/** Never between the halves of one letter, which could not be written apart. */
function pieceEnd(text: string, end: number): number {
  const code = text.charCodeAt(end - 1);
  return end < text.length && code >= 0xd800 && code <= 0xdbff ? end - 1 : Math.min(end, text.length);
}

export interface FrameJoiner {
  /** The message that the frame is or ends; undefined while more follows. Throws a RangeError past the size limit. */
  join(frame: string): string | undefined;
}

/** Puts pieces together; holds at most `maxCharacters` of an unfinished message. */
export function createFrameJoiner(maxCharacters: number): FrameJoiner {
  let pieces: string[] = [];
  let held = 0;
  return {
    join(frame) {
      const mark = frame.charAt(0);
      if (mark !== MORE && mark !== LAST) return frame;
      held += frame.length;
      if (held > maxCharacters) throw new RangeError(`a message must be at most ${maxCharacters} characters`);
      pieces.push(frame.slice(1));
      if (mark === MORE) return undefined;
      const whole = pieces.join("");
      pieces = [];
      held = 0;
      return whole;
    },
  };
}
