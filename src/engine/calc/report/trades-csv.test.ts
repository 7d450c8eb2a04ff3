import { describe, expect, it } from "vitest";
import { aTrade } from "../testing/a-trade.ts";
import { tradesCsv } from "./trades-csv.ts";

describe("tradesCsv", () => {
  it("writes a header and one line a trade in full precision", () => {
    expect(tradesCsv([aTrade({ profit: -0.1 - 0.2 })])).toBe(
      "number,symbol,side,quantity,entry_time_utc,entry_price,entry_reason,exit_time_utc,exit_price,exit_reason,fees,profit,return_fraction,bars_held,adverse_excursion,favourable_excursion,efficiency\n" +
        "1,SPX,long,10,2019-01-08T00:00:00.000Z,2000,up 3 % in 20 bars,2019-02-08T00:00:00.000Z,2100,momentum faded,4.1,-0.30000000000000004,0.0498,22,,,\n",
    );
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("takes the formula out of the text %s", (text) => {
    const line = tradesCsv([aTrade({ exitReason: text })]).split("\n")[1];
    expect(line).toContain(`,'${text},`);
  });

  it("adds how far the price went, where it is known", () => {
    const excursion = { adverse: -0.01, favourable: 0.06, efficiency: 0.5 };
    expect(tradesCsv([aTrade()], [excursion])).toMatch(/,22,-0\.01,0\.06,0\.5\n$/);
  });

  it("quotes separators and quotation marks", () => {
    const csv = tradesCsv([aTrade({ entryReason: 'up, "strongly"' })]);
    expect(csv).toContain(',"up, ""strongly""",');
  });
});
