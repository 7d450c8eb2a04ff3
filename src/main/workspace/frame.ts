import { toLosslessJson } from "#main/lossless-json.ts";
import type { ClientMessage, ServerMessage } from "./socket-messages.ts";

/** A message as it travels: one line of JSON with its line end. */
export function toFrame(message: ServerMessage | ClientMessage): string {
  return `${toLosslessJson(message)}\n`;
}
