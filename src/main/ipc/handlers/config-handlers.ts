import type { ConfigStore } from "#main/config/config.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function configHandlers(config: ConfigStore): Handlers<"config"> {
  return {
    "config:list": () => config.list(),
    "config:get": ({ key }) => config.get(key),
    "config:set": ({ key, value }) => config.set(key, value, "file"),
  };
}
