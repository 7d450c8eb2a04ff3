import { REGIMES } from "#shared/model/regime.ts";

/** One shipped workflow on one market, as a person starts it. */
export interface GoldenCase {
  /** What the golden file calls it. */
  readonly name: string;
  readonly workflow: string;
  /** Command lines before it, for what looks at an earlier run or study. */
  readonly before?: readonly string[];
  readonly command: string;
  /** The day whose S&P 500 bar must be felt; undefined where it looks at no bundled bars. */
  readonly feltDay?: string;
}

const COSTS = "--fee-bps 1 --slippage-bps 2";
const DAYS = "--from 2010-01-04 --to 2019-12-31";
const SPX = `--symbols SPX ${DAYS}`;
const MADE = `--symbols AAPL MSFT --provider synthetic ${DAYS} --allow-short`;
const PACE = "--mode backtest --input barIntervalMs=0";

export const GOLDEN_CASES: readonly GoldenCase[] = [
  traded("simple_backtest", SPX, "2015-06-15"),
  traded("simple_backtest", MADE),
  traded("strategy_backtest", `${SPX} --strategy breakout`, "2015-06-15"),
  traded("strategy_backtest", `${MADE} --strategy pairs`),
  traded("multi_strategy", SPX, "2015-06-15"),
  ...oneOfMany(SPX, ["sma_cross", "volatility", "breakout"]),
  traded("multi_strategy", MADE),
  ...oneOfMany(MADE, ["momentum", "volatility", "breakout"]),
  // A Saturday in a crisis: the regime is that of the day before.
  traded(
    "regime_adaptive",
    "--symbols SPX --from 2008-11-29 --to 2015-12-31 --input sizingMethod=fixed_fraction",
    "2011-06-15",
  ),
  traded("regime_adaptive", MADE),
  traded("grid_search", `${SPX} --strategy momentum --input points=4`, "2012-06-15"),
  traded("grid_search", `${MADE} --strategy momentum --input points=4`),
  traded("walk_forward_optimization", `${SPX} --strategy breakout`, "2018-06-15"),
  traded("walk_forward_optimization", MADE),
  traded("validate_lookahead", `${SPX} --strategy breakout`, "2015-06-15"),
  traded("validate_lookahead", `${MADE} --strategy breakout --input maximumDecisions=60`),
  {
    name: "monte_carlo on SPX",
    workflow: "monte_carlo",
    before: [`backtest --strategy sma_cross ${SPX} ${COSTS}`],
    command: "runs monte-carlo last --paths 3 --simulations 200",
    feltDay: "2015-06-15",
  },
  {
    name: "cost_study on SPX",
    workflow: "cost_study",
    before: [`backtest --strategy sma_cross ${SPX} ${COSTS}`],
    command: "runs costs last --slippages 0,10 --accounts 100",
    feltDay: "2015-06-15",
  },
  {
    name: "open_hold_out on SPX",
    workflow: "open_hold_out",
    before: [`optimize run --strategy sma_cross ${SPX} ${COSTS} --points 3 --hold-out 0.2`],
    command: "studies open-hold-out last",
    feltDay: "2019-02-15",
  },
  {
    name: "market_scan on SPX",
    workflow: "market_scan",
    command: `run --workflow market_scan --symbols SPX FB --input regimes_wanted=${JSON.stringify(REGIMES)}`,
    feltDay: "2020-04-17",
  },
  {
    name: "data_refresh on SPX",
    workflow: "data_refresh",
    command: "run --workflow data_refresh",
    feltDay: "2015-06-15",
  },
  traded("paper_trading", `--symbols SPX --strategy momentum ${PACE} maximumBars=500`, "2001-04-17"),
  traded("paper_trading", `--symbols AAPL MSFT --strategy momentum --allow-short ${PACE} maximumBars=240`),
  traded("portfolio_rebalance", `--symbols SPX FB ${PACE} maximumBars=400`, "2013-09-05"),
  { name: "live_trading", workflow: "live_trading", command: "run --workflow live_trading --symbols SPX" },
];

/** The cases whose results costs must change. */
export const COST_CASES: readonly GoldenCase[] = GOLDEN_CASES.filter(
  ({ workflow, command, before = [] }) =>
    workflow !== "validate_lookahead" && [command, ...before].some((words) => words.includes(COSTS)),
);

/** The case with other costs. */
export function withCosts(given: GoldenCase, costs: string): GoldenCase {
  const change = (words: string) => words.replace(COSTS, costs);
  return { ...given, before: (given.before ?? []).map(change), command: change(given.command) };
}

function traded(workflow: string, words: string, feltDay?: string): GoldenCase {
  const market = words.includes("SPX") ? "SPX" : "the synthetic market";
  return {
    name: `${workflow} on ${market}`,
    workflow,
    command: `run --workflow ${workflow} ${words} ${COSTS}`,
    ...(feltDay === undefined ? {} : { feltDay }),
  };
}

/** What multi_strategy trades of several strategies is kept as a row each; alone, each has its order list. */
function oneOfMany(market: string, strategies: readonly string[]): readonly GoldenCase[] {
  return strategies.map((id) => {
    const one = traded("multi_strategy", `${market} --input strategies=["${id}"]`);
    return { ...one, name: `${one.name}, ${id} alone` };
  });
}
