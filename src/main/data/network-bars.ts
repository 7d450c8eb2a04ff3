import type { NetworkBars } from "#engine/slices/data/ports.ts";
import { openNetwork } from "#main/providers/open-network.ts";
import type { ConfigStore } from "#main/config/config.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import { waitUnlessCancelled } from "#main/node/wait-unless-cancelled.ts";

/** Set by tests, so that no request leaves this machine. */
const ORIGIN_VARIABLE = "GPT_TRADER_PROVIDER_ORIGIN";

/** The providers of a workspace; keys come from the environment until there is a place for secrets. */
export function createNetworkBars(
  environment: Readonly<Record<string, string | undefined>>,
  config: ConfigStore,
): NetworkBars {
  return openNetwork({
    clock: nodeClock,
    timer: nodeTimer,
    wait: waitUnlessCancelled,
    random: Math.random,
    origin: loopback(environment[ORIGIN_VARIABLE]),
    readSecret: (name) => environment[name],
    policy: () => config.value("data.network"),
    order: () => config.value("data.providers"),
  });
}

/** Anywhere else than on this machine it would send keys to strangers. */
function loopback(origin: string | undefined): string | undefined {
  return origin !== undefined && /^http:\/\/127\.0\.0\.1:\d+$/.test(origin) ? origin : undefined;
}
