import { describe, expect, it } from "vitest";
import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import {
  addSection,
  addSymbols,
  moveBefore,
  moveToEnd,
  readSymbols,
  removeSection,
  removeSymbol,
  renameSection,
  step,
  stepSection,
} from "./watchlist-edits.ts";

const LIST: Watchlist = {
  sections: [
    { name: "Indexes", symbols: ["SPX", "NDX"] },
    { name: "Shares", symbols: ["AAPL", "FB"] },
  ],
};

const shown = ({ sections }: Watchlist): string =>
  sections.map(({ name, symbols }) => `${name}: ${symbols.join(" ")}`).join("; ");

describe("a watchlist", () => {
  it("takes each symbol once, in capitals", () => {
    const added = addSymbols(LIST, "Shares", [" msft", "SPX", "MSFT", ""]);
    expect(shown(added)).toBe("Indexes: SPX NDX; Shares: AAPL FB MSFT");
  });

  it("lets a symbol go", () => {
    expect(shown(removeSymbol(LIST, "AAPL"))).toBe("Indexes: SPX NDX; Shares: FB");
  });

  it("moves a symbol before another one, or to the end of a section", () => {
    expect(shown(moveBefore(LIST, "FB", "SPX"))).toBe("Indexes: FB SPX NDX; Shares: AAPL");
    expect(shown(moveToEnd(LIST, "SPX", "Shares"))).toBe("Indexes: NDX; Shares: AAPL FB SPX");
    expect(moveBefore(LIST, "SPX", "SPX")).toBe(LIST);
    expect(moveBefore(LIST, "NONE", "SPX")).toBe(LIST);
  });

  it("steps within a section and over its edge, and stays at both ends", () => {
    expect(shown(step(LIST, "SPX", 1))).toBe("Indexes: NDX SPX; Shares: AAPL FB");
    expect(shown(step(LIST, "NDX", 1))).toBe("Indexes: SPX; Shares: NDX AAPL FB");
    expect(shown(step(LIST, "AAPL", -1))).toBe("Indexes: SPX NDX AAPL; Shares: FB");
    expect(shown(step(LIST, "SPX", -1))).toBe(shown(LIST));
    expect(shown(step(LIST, "FB", 1))).toBe(shown(LIST));
  });

  it("has sections of different names", () => {
    expect(shown(addSection(LIST, " Coins "))).toBe("Indexes: SPX NDX; Shares: AAPL FB; Coins: ");
    expect(addSection(LIST, "Shares")).toBe(LIST);
    expect(shown(removeSection(LIST, "Shares"))).toBe("Indexes: SPX NDX");
  });
});

describe("the sections of a watchlist", () => {
  it("take another name that is free", () => {
    expect(shown(renameSection(LIST, "Shares", " Stocks "))).toBe("Indexes: SPX NDX; Stocks: AAPL FB");
    expect(renameSection(LIST, "Shares", "Indexes")).toBe(LIST);
    expect(renameSection(LIST, "Shares", "  ")).toBe(LIST);
  });

  it("move with their symbols, and stay at both ends", () => {
    expect(shown(stepSection(LIST, "Shares", -1))).toBe("Shares: AAPL FB; Indexes: SPX NDX");
    expect(stepSection(LIST, "Shares", 1)).toBe(LIST);
    expect(stepSection(LIST, "Indexes", -1)).toBe(LIST);
  });
});

describe("readSymbols", () => {
  it("takes the first cell of each line, without the heading and what is no symbol", () => {
    expect(readSymbols('Symbol,Name\n"AAPL",Apple Inc\nBTC-USD;x\r\n\nnot a symbol\n^GSPC')).toEqual([
      "AAPL",
      "BTC-USD",
      "^GSPC",
    ]);
  });
});
