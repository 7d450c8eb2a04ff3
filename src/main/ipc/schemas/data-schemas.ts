import { z } from "zod";
import type { SchemasOf } from "./schemas-of.ts";
import type { DataRequests } from "#shared/ipc/channels/data-channels.ts";
import type { DataImportRequests } from "#shared/ipc/channels/data-import-channels.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { CSV_DATE_ORDERS, CSV_DECIMALS, CSV_DELIMITERS } from "#shared/model/csv-dialect.ts";
import { MARKETS } from "#shared/model/market.ts";
import { PROVIDERS } from "#shared/model/provider.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import { name, nothing } from "./common.ts";

const MAXIMUM_CSV_CHARACTERS = 64 * 1024 * 1024;

const seriesChoice = {
  symbol: name,
  timeframe: z.enum(TIMEFRAMES).exactOptional(),
  provider: z.enum(PROVIDERS).exactOptional(),
};

export const dataSchemas: SchemasOf<DataRequests & DataImportRequests> = {
  "data:coverage": z.strictObject(seriesChoice),
  "data:quality": z.strictObject({
    ...seriesChoice,
    limit: z.number().int().min(1).max(10_000).exactOptional(),
  }),
  "data:repair": z.strictObject({
    ...seriesChoice,
    days: z.array(z.string().max(10)).max(10_000).exactOptional(),
    apply: z.boolean().exactOptional(),
    undo: z.boolean().exactOptional(),
  }),
  "data:release": z.strictObject(seriesChoice),
  "data:set-market": z.strictObject({ ...seriesChoice, market: z.enum(MARKETS) }),
  "data:actions": z.strictObject({ symbol: name }),
  "data:import-actions": z.strictObject({
    symbol: name,
    fileName: z.string().max(1_000),
    text: z.string().max(MAXIMUM_CSV_CHARACTERS),
  }),
  "data:list": nothing,
  "data:ticks": nothing,
  "data:show-ticks": z.strictObject({
    symbol: name,
    provider: z.enum(PROVIDERS).exactOptional(),
    from: z.string().max(10).exactOptional(),
    to: z.string().max(10).exactOptional(),
  }),
  "data:stats": nothing,
  "data:show": z.strictObject({
    ...seriesChoice,
    from: z.string().max(10).exactOptional(),
    to: z.string().max(10).exactOptional(),
  }),
  "data:import": z.strictObject({
    symbol: name,
    fileName: z.string().max(1_000),
    text: z.string().max(MAXIMUM_CSV_CHARACTERS),
    timeframe: z.enum(TIMEFRAMES).exactOptional(),
    allowGaps: z.boolean().exactOptional(),
    market: z.enum(MARKETS).exactOptional(),
    prices: z.enum(PRICE_VIEWS).exactOptional(),
  }),
  "data:import-files": z.strictObject({
    importId: name,
    paths: z.array(z.string().min(1).max(4_096)).min(1).max(10_000),
    symbol: name.exactOptional(),
    timeframe: z.enum(TIMEFRAMES).exactOptional(),
    allowGaps: z.boolean(),
    columns: z.record(z.string().max(50), z.string().max(200)),
    isTicks: z.boolean(),
    keepTicks: z.boolean().exactOptional(),
    zone: z.string().max(100).exactOptional(),
    market: z.enum(MARKETS).exactOptional(),
    prices: z.enum(PRICE_VIEWS).exactOptional(),
    dialect: z
      .strictObject({
        delimiter: z.enum(CSV_DELIMITERS),
        decimal: z.enum(CSV_DECIMALS),
        dateOrder: z.enum(CSV_DATE_ORDERS),
      })
      .exactOptional(),
  }),
  "data:import-status": z.strictObject({ importId: name }),
  "data:cancel-import": z.strictObject({ importId: name, by: name }),
  "data:fetch": z.strictObject({
    symbols: z.array(name).min(1).max(500),
    provider: z.enum(NETWORK_PROVIDERS).exactOptional(),
    timeframe: z.enum(TIMEFRAMES).exactOptional(),
    from: z.string().max(10).exactOptional(),
    replace: z.boolean().exactOptional(),
    updateId: name.exactOptional(),
  }),
  "data:refresh": z.strictObject({
    symbols: z.array(name).min(1).max(500).exactOptional(),
    updateId: name.exactOptional(),
  }),
  "data:update-status": z.strictObject({ updateId: name }),
  "data:cancel-update": z.strictObject({ updateId: name, by: name }),
};
