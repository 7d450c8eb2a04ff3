// oxlint-disable no-restricted-imports -- the test runs in Node and reads the stylesheet as text
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "tokens.css"), "utf8");

function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("}", start));
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
];

describe("the themes", () => {
  it.each(
    themes.flatMap((theme) => TEXTS.flatMap((text) => GROUNDS.map((ground) => ({ ...theme, text, ground })))),
  )("have $text readable on $ground in $theme", ({ tokens, text, ground }) => {
    expect(contrast(tokens.get(text) ?? "", tokens.get(ground) ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["--mode-backtest", "--mode-paper", "--mode-live", "--mode-replay"])(
    "have white readable on %s",
    (mode) => {
      expect(contrast("#ffffff", tokensOf(":root").get(mode) ?? "")).toBeGreaterThanOrEqual(4.5);
    },
  );
});
