/** The attribution that the charting library's licence asks for. */
export function ChartCredit() {
  return (
    <a className="chart__credit" href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
      Charts by TradingView
    </a>
  );
}
