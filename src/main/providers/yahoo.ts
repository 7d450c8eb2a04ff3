import type { SentBars } from "#engine/slices/data/ports.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { createClient, type Client, type ClientPorts } from "./create-client.ts";
import type { Provider, Question, Tools } from "./provider.ts";
import { malformedError, unknownSymbolError } from "./provider-errors.ts";
import { readYahooChart, yahooChartSchema } from "./yahoo-bars.ts";

const TIMEFRAMES = ["1m", "5m", "15m", "30m", "1h", "1d"] as const satisfies readonly Timeframe[];

/** US and world shares, funds, indexes and currencies by the chart service of Yahoo Finance, which needs no key. */
export function createYahoo(ports: ClientPorts): Provider {
  const client = createClient(ports, { provider: "yahoo", limit: { concurrency: 2, requestsPerSecond: 2 } });
  return {
    id: "yahoo",
    timeframes: TIMEFRAMES,
    async fetch(question, tools) {
      tools.progress(0, "asking Yahoo Finance");
      const bars = readAnswer(await askYahoo(client, question, tools), question);
      tools.progress(1, `${bars.tsCloseMs.length} bars from Yahoo Finance`);
      return bars;
    },
  };
}

const quiet = (): void => undefined;

/** The library is loaded with the first question. It must not look for newer versions of itself, nor print. */
async function askYahoo(client: Client, question: Question, { cancellation }: Tools): Promise<unknown> {
  const [{ default: createYahooFinance }, { default: chart }] = await Promise.all([
    import("yahoo-finance2/createYahooFinance"),
    import("yahoo-finance2/modules/chart"),
  ]);
  const { symbol, timeframe, fromMs, toMs } = question;
  const YahooFinance = createYahooFinance({ modules: { chart } });
  const yahoo = new YahooFinance({
    versionCheck: false,
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet, dir: quiet },
    validation: { logErrors: false, logOptionsErrors: false },
    fetch: client.fetchFor({ symbol, cancellation }),
  });
  const options = {
    period1: Math.floor(fromMs / 1_000),
    // To the present and a little more: the splits since the last bar must be among the answer.
    period2: Math.ceil(toMs / 1_000) + 60,
    interval: timeframe as (typeof TIMEFRAMES)[number],
    includePrePost: false,
    events: "div|split",
    return: "object" as const,
  };
  try {
    return await yahoo.chart(encodeURIComponent(symbol), options, { validateResult: false });
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw errorOf(thrown, symbol);
  }
}

function errorOf(thrown: unknown, symbol: string): AppError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (/no data found|not found|delisted/i.test(message)) return unknownSymbolError("yahoo", symbol);
  return malformedError("yahoo", message.slice(0, 200), thrown);
}

function readAnswer(answer: unknown, { timeframe }: Question): SentBars {
  const parsed = yahooChartSchema.safeParse(answer);
  if (parsed.success) return readYahooChart(parsed.data, timeframe);
  const [issue] = parsed.error.issues;
  throw malformedError(
    "yahoo",
    `${issue?.path.join(".") ?? "the answer"}: ${issue?.message ?? "unexpected"}`,
  );
}
