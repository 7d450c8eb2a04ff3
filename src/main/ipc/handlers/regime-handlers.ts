import type { Analyst } from "#main/data/analyst.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function regimeHandlers(analyst: Analyst): Handlers<"regime"> {
  return { "regime:get": (input) => analyst.regimes(input) };
}
