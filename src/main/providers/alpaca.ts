import { z } from "zod";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import { nextSessionMoment } from "#engine/calc/calendar/session-moment.ts";
import type { SentBars } from "#engine/slices/data/ports.ts";
import type { Bar } from "#shared/model/bar.ts";
import { DAY_MS, epochMs, formatIsoTime, TIMEFRAME_MS, type Timeframe } from "#shared/model/time.ts";
import { createClient, type Client, type ClientPorts } from "./create-client.ts";
import { malformedError, notAuthorisedError } from "./provider-errors.ts";
import type { Provider, Question, Tools } from "./provider.ts";
import { createZoneDays } from "./zone-days.ts";

const HOST = "https://data.alpaca.markets";
const dayInNewYork = createZoneDays("America/New_York");
const PAGE_BARS = 10_000;
/** An account without a paid subscription gets the consolidated feed only when it is this old. */
const DELAY_MS = 16 * 60_000;
/** Alpaca has no bars before 2016. */
const FIRST_MS = Date.UTC(2016, 0, 1);

/** Environment variables, as Alpaca itself calls them. */
const KEY_ID = "APCA_API_KEY_ID";
const SECRET_KEY = "APCA_API_SECRET_KEY";
const KEY_SETTINGS = `${KEY_ID} and ${SECRET_KEY}`;

const INTERVALS: Readonly<Partial<Record<Timeframe, string>>> = {
  "1m": "1Min",
  "5m": "5Min",
  "15m": "15Min",
  "30m": "30Min",
  "1h": "1Hour",
  "1d": "1Day",
};

const pageSchema = z.object({
  bars: z
    .array(
      z.object({
        t: z.iso.datetime({ offset: true }),
        o: z.number(),
        h: z.number(),
        l: z.number(),
        c: z.number(),
        v: z.number(),
      }),
    )
    .nullable(),
  next_page_token: z.string().nullish(),
});

export interface AlpacaPorts extends ClientPorts {
  /** The value of a secret by the name of its environment variable; it must never reach a log. */
  readonly readSecret: (name: string) => string | undefined;
}

/** US shares and funds by the market data service of Alpaca, which needs the keys of an account. */
export function createAlpaca(ports: AlpacaPorts): Provider {
  const client = createClient(ports, {
    provider: "alpaca",
    limit: { concurrency: 2, requestsPerSecond: 3 },
    keySettings: KEY_SETTINGS,
  });
  return {
    id: "alpaca",
    timeframes: ["1m", "5m", "15m", "30m", "1h", "1d"],
    async fetch(question, tools) {
      const headers = keyHeaders(ports.readSecret);
      const bars: Bar[] = [];
      let token: string | undefined;
      do {
        const page = await askPage(client, { question, tools, headers, token });
        for (const bar of page.bars ?? []) bars.push(toBar(bar, question.timeframe));
        if (token !== undefined && page.next_page_token === token) {
          throw malformedError("alpaca", "a page that names itself as the next");
        }
        token = page.next_page_token ?? undefined;
        const { fromMs, toMs } = question;
        const reached = bars.at(-1)?.tsOpenMs ?? fromMs;
        tools.progress((reached - fromMs) / Math.max(1, toMs - fromMs), `${bars.length} bars from Alpaca`);
      } while (token !== undefined);
      return toSent(bars, question);
    },
  };
}

function keyHeaders(readSecret: AlpacaPorts["readSecret"]): Readonly<Record<string, string>> {
  const [id, secret] = [readSecret(KEY_ID), readSecret(SECRET_KEY)];
  if (id === undefined || id === "" || secret === undefined || secret === "") {
    throw notAuthorisedError("alpaca", KEY_SETTINGS);
  }
  return { "APCA-API-KEY-ID": id, "APCA-API-SECRET-KEY": secret };
}

interface PageRequest {
  readonly question: Question;
  readonly tools: Tools;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: string | undefined;
}

async function askPage(
  client: Client,
  { question, tools, headers, token }: PageRequest,
): Promise<z.output<typeof pageSchema>> {
  const { symbol, timeframe, fromMs, toMs } = question;
  const url = new URL(`/v2/stocks/${encodeURIComponent(symbol)}/bars`, HOST);
  const query = {
    timeframe: INTERVALS[timeframe] ?? "",
    start: formatIsoTime(epochMs(Math.max(FIRST_MS, fromMs))),
    end: formatIsoTime(epochMs(toMs - DELAY_MS)),
    limit: String(PAGE_BARS),
    adjustment: "raw",
    feed: "sip",
    sort: "asc",
    ...(token === undefined ? {} : { page_token: token }),
  };
  url.search = new URLSearchParams(query).toString();
  const response = await client.fetchFor({ symbol, cancellation: tools.cancellation })(url, { headers });
  const parsed = pageSchema.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformedError("alpaca", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "unexpected"}`);
}

type SentBar = NonNullable<z.output<typeof pageSchema>["bars"]>[number];

function toBar({ t, o, h, l, c, v }: SentBar, timeframe: Timeframe): Bar {
  const tsMs = Date.parse(t);
  // Days are sent as midnight in New York.
  const tsOpenMs = timeframe === "1d" ? dayInNewYork(tsMs) : tsMs;
  return { tsOpenMs: epochMs(tsOpenMs), open: o, high: h, low: l, close: c, volume: v };
}

function toSent(bars: readonly Bar[], { symbol, timeframe, toMs }: Question): SentBars {
  return {
    columns: columnsFromBars(bars),
    tsCloseMs: Float64Array.from(bars, ({ tsOpenMs }) => closeOf(tsOpenMs, timeframe, toMs)),
    origin: `Alpaca market data (consolidated feed, unadjusted), ${symbol}, USD`,
    caveats: [
      "prices are as they were traded: splits and dividends are not taken out",
      ...(timeframe === "1d" ? [] : ["bars before and after the regular session are among them"]),
    ],
    actions: [],
  };
}

/** A day is over with its session; the free feed shows the last trades of any bar a quarter of an hour later. */
function closeOf(tsOpenMs: number, timeframe: Timeframe, toMs: number): number {
  if (timeframe !== "1d") return tsOpenMs + TIMEFRAME_MS[timeframe] + DELAY_MS;
  // The calendar is looked up for the last days only; all before are over.
  if (tsOpenMs + 4 * DAY_MS < toMs) return tsOpenMs + 2 * DAY_MS;
  return nextSessionMoment("close", DELAY_MS, tsOpenMs + DAY_MS / 2) ?? tsOpenMs + 2 * DAY_MS;
}
