import { refusedError } from "#shared/errors/app-error.ts";

/** Every method that needs a broker ends here; there is no adapter to one, and nothing stands in for it. */
export function refuseWithoutBroker(): never {
  throw refusedError({
    code: "live.no-broker-configured",
    message: "no broker configured",
    field: "broker",
    value: "none",
    remedy: "this version has no broker adapter: use paper mode",
  });
}
