import { expect, it } from "vitest";
import { tableCsv } from "./table-csv.ts";

it("writes a header and rows, leaves out what is missing and lets no text be a formula", () => {
  const rows = [
    { symbol: "=1+1", profit: -0.1, note: 'a "b", c' },
    { symbol: "SPX", profit: Number.NaN, since: undefined },
  ];
  expect(tableCsv(rows)).toBe(`symbol,profit,note,since\n'=1+1,-0.1,"a ""b"", c",\nSPX,NaN,,`);
});
