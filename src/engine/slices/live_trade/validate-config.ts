import type { z } from "zod";
import type { liveTradeManifest } from "./manifest.ts";

type Method = (typeof liveTradeManifest)["methods"]["validate_config"];

/** What live trading needs; as long as there is no broker adapter, all of it is missing. */
export function validateConfig(): z.output<Method["output"]> {
  const missing = [
    { what: "broker", remedy: "this version has no broker adapter: use paper mode" },
    { what: "credentials", remedy: "they belong to a broker" },
    { what: "account", remedy: "it is read from the broker" },
  ];
  return { isReady: false, missing };
}
