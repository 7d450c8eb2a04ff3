// oxlint-disable no-restricted-imports -- the test runs in Node and reads the stylesheet as text
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");

const looks = `\n${readFileSync(path.join(import.meta.dirname, "looks.css"), "utf8")}`;

function tokensOf(selector: string, sheet = css): ReadonlyMap<string, string> {
  const start = sheet.indexOf(`${selector} {`);
  const block = sheet.slice(start, sheet.indexOf("}", start));
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(left: string, right: string): number {
  const [dark, light] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const TEXTS = [
  "--text",
  "--text-muted",
  "--text-faint",
  "--accent",
  "--up",
  "--down",
  "--warning",
  "--synthetic",
];
const GROUNDS = ["--surface", "--raised"];
const themes = [
  { theme: "dark", tokens: tokensOf(':root[data-theme="dark"]') },
  { theme: "light", tokens: tokensOf(':root[data-theme="light"]') },
  { theme: "high_contrast", tokens: tokensOf(':root[data-theme="high_contrast"]') },
];

/** The pairs of up and down that a person can choose, by theme; the first of each is dark's. */
const pairs = ["green_red", "red_up", "blue_orange"].flatMap((colours) =>
  themes.map(({ theme, tokens }) => {
    const selector =
      theme === "dark"
        ? `\n:root[data-colours="${colours}"]`
        : `:root[data-theme="${theme}"][data-colours="${colours}"]`;
    return { theme, colours, tokens, own: tokensOf(selector, looks) };
  }),
);

describe("the themes", () => {
  it.each(
    themes.flatMap((theme) => TEXTS.flatMap((text) => GROUNDS.map((ground) => ({ ...theme, text, ground })))),
  )("have $text readable on $ground in $theme", ({ tokens, text, ground }) => {
    expect(contrast(tokens.get(text) ?? "", tokens.get(ground) ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(
    pairs.flatMap((pair) =>
      [...pair.own].flatMap(([text, colour]) => GROUNDS.map((ground) => ({ ...pair, text, colour, ground }))),
    ),
  )("have $text of $colours readable on $ground in $theme", ({ tokens, colour, ground }) => {
    expect(contrast(colour, tokens.get(ground) ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it("have a colour of their own for every pair", () => {
    expect(pairs.map(({ own }) => own.size)).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2]);
  });

  it.each(["--mode-backtest", "--mode-paper", "--mode-live", "--mode-replay"])(
    "have white readable on %s",
    (mode) => {
      expect(contrast("#ffffff", tokensOf(":root").get(mode) ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );
});
