import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { DeadLetterRequests } from "#shared/ipc/channels/dead-letter-channels.ts";
import { name, nothing } from "./common.ts";

const ofLetter = z.strictObject({ id: name });

export const deadLetterSchemas: SchemasOf<DeadLetterRequests> = {
  "dead-letter:list": nothing,
  "dead-letter:get": ofLetter,
  "dead-letter:retry": ofLetter,
  "dead-letter:drop": ofLetter,
};
