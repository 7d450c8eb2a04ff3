import type { SessionLibrary } from "#main/sessions/session-library.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function sessionHandlers(library: SessionLibrary): Handlers<"session"> {
  return { "session:list": () => library.list(), "session:get": (input) => library.get(input) };
}
