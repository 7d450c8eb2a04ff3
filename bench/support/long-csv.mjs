import { writeFileSync } from "node:fs";
import path from "node:path";
import { aMarket } from "./a-market.mjs";
import { makeFolder } from "./folder.mjs";

const HEADER = "date,open,high,low,close,volume";

/** A CSV file of so many one-minute bars, as an export writes them: times with a zone, prices with four decimals. */
export function writeLongCsv(bars) {
  const { tsOpenMs, open, high, low, close, volume } = aMarket(bars, "1m");
  const lines = [HEADER];
  for (let index = 0; index < bars; index += 1) {
    const prices = [open, high, low, close].map((column) => column[index].toFixed(4));
    const time = new Date(tsOpenMs[index]).toISOString().replace(".000Z", "Z");
    lines.push(`${time},${prices.join(",")},${volume[index]}`);
  }
  const file = path.join(makeFolder(), "walk.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}
