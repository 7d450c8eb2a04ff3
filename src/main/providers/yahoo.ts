import { invariant } from "#engine/base/invariant.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { createClient, type Client, type ClientPorts } from "./create-client.ts";
import type { Provider, Question, Tools } from "./provider.ts";
import { malformedError, unknownSymbolError } from "./provider-errors.ts";
import { readYahooChart, yahooChartSchema, type YahooChart } from "./yahoo-bars.ts";
import { joinCharts, yahooWindows } from "./yahoo-windows.ts";

const TIMEFRAMES = ["1m", "5m", "15m", "30m", "1h", "1d"] as const satisfies readonly Timeframe[];

/** US and world shares, funds, indexes and currencies by the chart service of Yahoo Finance, which needs no key. */
export function createYahoo(ports: ClientPorts): Provider {
  const client = createClient(ports, { provider: "yahoo", limit: { concurrency: 2, requestsPerSecond: 2 } });
  return {
    id: "yahoo",
    timeframes: TIMEFRAMES,
    async fetch(question, tools) {
      const windows = yahooWindows(question.timeframe, question);
      const charts: YahooChart[] = [];
      for (const window of windows) {
        charts.push(readAnswer(await askYahoo(client, { ...question, ...window }, tools)));
        tools.progress(charts.length / windows.length, "asking Yahoo Finance");
      }
      const [first, ...others] = charts;
      invariant(first !== undefined, `a span must have a window, was ${question.fromMs} to ${question.toMs}`);
      return readYahooChart(joinCharts(first, ...others), question.timeframe);
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

function readAnswer(answer: unknown): YahooChart {
  const parsed = yahooChartSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw malformedError(
    "yahoo",
    `${issue?.path.join(".") ?? "the answer"}: ${issue?.message ?? "unexpected"}`,
  );
}
