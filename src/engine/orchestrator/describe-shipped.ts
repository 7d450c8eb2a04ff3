/** What the workflows of the founding document do: their texts ship as they stand there, without a word about it. */
const FOUNDING: Readonly<Record<string, string>> = {
  simple_backtest:
    "Loads bars, finds patterns and regimes, lets the program choose a strategy, sizes it, trades it over the chosen days and reports.",
  paper_trading:
    "Trades on paper, bar by bar as they come: patterns, signals, the risk check, simulated orders, the account, metrics.",
  live_trading:
    "A trading day with a broker: checks before the market opens, orders while it is open, books compared and reported after it.",
};

/** What a workflow says of itself, or what is known of one that ships and says nothing. */
export function describeShipped(name: string, origin: "built-in" | "user", description: string): string {
  if (description !== "" || origin === "user") return description;
  return Object.hasOwn(FOUNDING, name) ? (FOUNDING[name] ?? "") : "";
}
