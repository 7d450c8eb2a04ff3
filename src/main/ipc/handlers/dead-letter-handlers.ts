import type { DeadLetters } from "#main/logs/dead-letters.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function deadLetterHandlers(letters: DeadLetters): Handlers<"dead-letter"> {
  return {
    "dead-letter:list": () => letters.list(),
    "dead-letter:get": ({ id }) => letters.get(id),
    "dead-letter:retry": async ({ id }) => {
      await letters.retry(id);
      return { id };
    },
    "dead-letter:drop": ({ id }) => {
      letters.drop(id);
      return { id };
    },
  };
}
