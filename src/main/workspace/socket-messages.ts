import { z } from "zod";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { PushName } from "#shared/ipc/contract.ts";
import type { Result } from "#shared/ipc/result.ts";

/** One JSON value a line; a frame past this size is refused. */
export const MAX_FRAME_BYTES = 32 * 1024 * 1024;

/** What a client may send in one message, in pieces of a frame each: a file to import with the escapes of its letters. */
export const MAX_MESSAGE_CHARACTERS = 160 * 1024 * 1024;

const pushNames = ["audit:tick", "paper:changed", "health:changed"] as const satisfies readonly PushName[];
const name = z.enum(pushNames);
const id = z.int().min(0);

/** What a client may send; `hello` first, and only once. */
export const clientMessageSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("hello"),
    token: z.string(),
    /** Only looks on: the owner need not stay for it. */
    isWatching: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal("request"), id, channel: z.string(), input: z.unknown().optional() }),
  z.strictObject({ kind: z.literal("subscribe"), name }),
  z.strictObject({ kind: z.literal("unsubscribe"), name }),
]);
export type ClientMessage = z.output<typeof clientMessageSchema>;
export type RequestMessage = Extract<ClientMessage, { readonly kind: "request" }>;

/** What the owner sends. After `error` it hangs up. */
export type ServerMessage =
  | { readonly kind: "welcome" }
  | { readonly kind: "answer"; readonly id: number; readonly result: Result<unknown, SerialError> }
  | { readonly kind: "push"; readonly name: PushName; readonly payload: unknown }
  | { readonly kind: "error"; readonly error: SerialError };
