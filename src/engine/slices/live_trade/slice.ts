import { defineSlice } from "#engine/base/define-slice.ts";
import { liveTradeManifest } from "./manifest.ts";
import { refuseWithoutBroker } from "./no-broker.ts";
import { validateConfig } from "./validate-config.ts";

export function createLiveTrade() {
  return defineSlice(liveTradeManifest, {
    validate_config: validateConfig,
    connect: refuseWithoutBroker,
    submit_order: refuseWithoutBroker,
    cancel_order: refuseWithoutBroker,
    replace_order: refuseWithoutBroker,
    positions: refuseWithoutBroker,
    account: refuseWithoutBroker,
    manage_positions: refuseWithoutBroker,
    reconcile: refuseWithoutBroker,
    flatten: refuseWithoutBroker,
    kill_switch: refuseWithoutBroker,
  });
}
