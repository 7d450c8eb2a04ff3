import { z } from "zod";
import type { Hasher } from "#engine/base/hasher.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import type { ChunkFacts } from "./bar-chunk.ts";

interface SeriesName {
  readonly symbol: string;
  readonly timeframe: Timeframe | "tick";
  readonly provider: string;
  readonly data_hash: string;
}

/** A series without its bars, as it lies in the file. */
export interface BarHead {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider: string;
  readonly data_hash: string;
  readonly bars: number;
  readonly first_ts_open_ms: number;
  readonly last_ts_open_ms: number;
  readonly provenance_json: string;
}

export interface BarHeadRow extends BarHead {
  readonly series_id: number;
  /** Over the head and the list of its chunks, so that a chunk that is lost or swapped is missed. */
  readonly head_hash: string;
}

const provenanceSchema = z.object({
  provider: z.string(),
  isSynthetic: z.boolean(),
  origin: z.string(),
  caveats: z.array(z.string()),
  market: z.enum(MARKETS).exactOptional(),
  prices: z.enum(PRICE_VIEWS).exactOptional(),
}) satisfies z.ZodType<Provenance>;

export function headOf({ symbol, timeframe, provenance, dataHash, tsOpenMs }: BarSeries): BarHead {
  return {
    symbol,
    timeframe,
    provider: provenance.provider,
    data_hash: dataHash,
    bars: tsOpenMs.length,
    first_ts_open_ms: tsOpenMs[0] ?? Number.NaN,
    last_ts_open_ms: tsOpenMs.at(-1) ?? Number.NaN,
    provenance_json: JSON.stringify(provenance),
  };
}

export function hashHead(head: BarHead, chunks: readonly ChunkFacts[], hash: Hasher): string {
  const { symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms } = head;
  const own = [symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms];
  const ofChunks = chunks.map((chunk) => [chunk.ts_period_ms, chunk.hash, chunk.crc, chunk.bars].join(" "));
  return hash([...own, head.provenance_json, ...ofChunks].join("\n"));
}

export function infoOf(head: BarHead): SeriesInfo {
  const { isSynthetic, caveats } = parseProvenance(head);
  return {
    symbol: head.symbol,
    timeframe: head.timeframe,
    provider: head.provider,
    isSynthetic,
    bars: head.bars,
    from: formatIsoDate(epochMs(head.first_ts_open_ms)),
    to: formatIsoDate(epochMs(head.last_ts_open_ms)),
    dataHash: head.data_hash,
    caveats,
  };
}

export function parseProvenance(head: SeriesName & Pick<BarHead, "provenance_json">): Provenance {
  try {
    return provenanceSchema.parse(JSON.parse(head.provenance_json));
  } catch (cause) {
    throw damagedBarsError(head, cause);
  }
}

/** `tsPeriodMs` names the chunk that is damaged; undefined when it is the head, or a chunk is not there. */
export function damagedBarsError(head: SeriesName, cause?: unknown, tsPeriodMs?: number): AppError {
  const { symbol, timeframe, provider } = head;
  const place = tsPeriodMs === undefined ? "" : ` from ${formatIsoDate(epochMs(tsPeriodMs))} on`;
  return new AppError({
    kind: "user",
    code: "store.bars-damaged",
    message: `the stored bars of ${symbol} ${timeframe} from ${provider}${place} do not match their hash, was ${head.data_hash}`,
    field: "symbol",
    value: symbol,
    remedy: "import the file or fetch the series again; it takes the place of the damaged one",
    cause,
  });
}
