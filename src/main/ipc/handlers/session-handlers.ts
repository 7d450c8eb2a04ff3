import type { SessionLibrary } from "#main/session-library.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function sessionHandlers({ list, get }: SessionLibrary): Handlers<"session"> {
  return { "session:list": list, "session:get": get };
}
