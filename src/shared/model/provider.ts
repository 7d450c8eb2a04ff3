import { NETWORK_PROVIDERS } from "./network-provider.ts";

/** Providers whose bars are stored, in the order in which they answer: imported files, then networks. */
export const STORED_PROVIDERS = ["csv", "parquet", ...NETWORK_PROVIDERS] as const;

/** All that bars can come from; those that ship with the product come after the stored ones, generated ones only by name. */
export const PROVIDERS = [...STORED_PROVIDERS, "bundled", "synthetic"] as const;
