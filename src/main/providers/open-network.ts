import { invariant } from "#engine/base/invariant.ts";
import type { NetworkBars } from "#engine/slices/data/ports.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import { createAlpaca, type AlpacaPorts } from "./alpaca.ts";
import { createCryptoExchange } from "./crypto-exchange.ts";
import { CRYPTO_EXCHANGES } from "./crypto-exchanges.ts";
import type { Provider } from "./provider.ts";
import { createYahoo } from "./yahoo.ts";

export interface NetworkPorts extends AlpacaPorts, Pick<NetworkBars, "policy" | "order"> {}

/** All providers behind the data slice's port; none of them loads a library or opens a connection before it is asked. */
export function openNetwork(ports: NetworkPorts): NetworkBars {
  const providers: readonly Provider[] = [
    createYahoo(ports),
    createAlpaca(ports),
    ...CRYPTO_EXCHANGES.map((traits) => createCryptoExchange(traits, ports)),
  ];
  const find = (id: NetworkProvider): Provider => {
    const provider = providers.find((candidate) => candidate.id === id);
    invariant(provider !== undefined, `there must be a provider ${id}`);
    return provider;
  };
  return {
    policy: ports.policy,
    order: ports.order,
    timeframesOf: (id) => find(id).timeframes,
    fetch: ({ provider, ...question }, tools) => find(provider).fetch(question, tools),
  };
}
