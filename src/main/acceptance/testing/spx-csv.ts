import { readFileSync } from "node:fs";

const FILE = new URL("../../../../resources/bars/SPX.csv", import.meta.url);

export interface CsvBar {
  readonly date: string;
  /** Open, high, low, close. */
  readonly prices: readonly number[];
  readonly volume: string;
}

/** The bundled S&P 500 file as rows that a test can change. */
export function readSpxBars(): readonly CsvBar[] {
  const [, ...lines] = readFileSync(FILE, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [date = "", open, high, low, close, volume = ""] = line.split(",");
    return { date, prices: [open, high, low, close].map(Number), volume };
  });
}

export function toCsv(bars: readonly CsvBar[]): string {
  const lines = bars.map(({ date, prices, volume }) => [date, ...prices, volume].join(","));
  return ["date,open,high,low,close,volume", ...lines].join("\n");
}
