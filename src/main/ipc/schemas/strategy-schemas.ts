import type { StrategyRequests } from "#shared/ipc/channels/strategy-channels.ts";
import { nothing } from "./common.ts";
import type { SchemasOf } from "./schemas-of.ts";

export const strategySchemas: SchemasOf<StrategyRequests> = { "strategy:list": nothing };
