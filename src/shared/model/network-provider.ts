/** Providers of bars that are asked over a network. */
export const NETWORK_PROVIDERS = ["yahoo", "alpaca", "binance", "coinbase", "kraken"] as const;
export type NetworkProvider = (typeof NETWORK_PROVIDERS)[number];

export function isNetworkProvider(id: string | undefined): id is NetworkProvider {
  return NETWORK_PROVIDERS.some((provider) => provider === id);
}

/**
 * When providers may be asked: never, when a person or a workflow names one (or a stored series that came from one), or also
 * for a symbol that nothing stored has.
 */
export const NETWORK_POLICIES = ["off", "named", "any"] as const;
export type NetworkPolicy = (typeof NETWORK_POLICIES)[number];
