// oxlint-disable no-restricted-imports -- the test runs in Node and reads the stylesheets as text
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { COLOUR_PRESETS } from "#shared/model/settings.ts";

const read = (sheet: string): string => readFileSync(path.join(import.meta.dirname, sheet), "utf8");
const css = read("tokens.css");
const looks = read("looks.css");

type Tokens = ReadonlyMap<string, string>;

/** The tokens of a rule, as they are written. */
function tokensOf(selector: string, sheet = css): Tokens {
  const start = sheet.indexOf(`${selector} {`);
  if (start === -1) return new Map();
  const block = sheet.slice(start, sheet.indexOf("}", start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
}

const ROOT = tokensOf(":root");

/** A colour as six digits, with other tokens put in; undefined for what is no plain colour. */
function colourOf(tokens: Tokens, name: string): string | undefined {
  const value = tokens.get(name) ?? ROOT.get(name);
  const other = /^var\((--[\w-]+)\)$/.exec(value ?? "")?.[1];
  if (other !== undefined) return colourOf(tokens, other);
  return /^#[0-9a-f]{6}$/.test(value ?? "") ? value : undefined;
}

/** Relative luminance of WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(left: string | undefined, right: string | undefined): number {
  if (left === undefined || right === undefined) return Number.NaN;
  const [dark, light] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const TEXTS = ["--text", "--text-muted", "--text-faint", "--accent", "--warning", "--synthetic"];
const HUES = ["--teal", "--red", "--green", "--blue", "--orange"];
const GROUNDS = ["--background", "--surface", "--raised", "--hover", "--pressed", "--chart-background"];
const THEMES = ["dark", "light", "high_contrast"].map((theme) => ({
  theme,
  tokens: tokensOf(`:root[data-theme="${theme}"]`),
}));

describe("the themes", () => {
  it.each(
    THEMES.flatMap((theme) =>
      [...TEXTS, ...HUES].flatMap((text) => GROUNDS.map((ground) => ({ ...theme, text, ground }))),
    ),
  )("have $text readable on $ground in $theme", ({ tokens, text, ground }) => {
    expect(contrast(colourOf(tokens, text), colourOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(THEMES)("have what stands on a button's colour readable in $theme", ({ tokens }) => {
    expect(
      contrast(colourOf(tokens, "--on-accent"), colourOf(tokens, "--accent-strong")),
    ).toBeGreaterThanOrEqual(4.5);
  });

  it("name the same tokens, so that none is left from another theme", () => {
    const names = THEMES.map(({ tokens }) => [...tokens.keys()].toSorted());
    expect(names[1]).toEqual(names[0]);
    expect(names[2]).toEqual(names[0]);
  });

  it.each(["--mode-backtest", "--mode-paper", "--mode-live", "--mode-replay"])(
    "have white readable on %s",
    (mode) => {
      expect(contrast("#ffffff", colourOf(ROOT, mode))).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe("the colours of states", () => {
  it("are the same whichever hues mean up and down", () => {
    for (const colours of COLOUR_PRESETS) {
      const own = tokensOf(`:root[data-colours="${colours}"]`, looks);
      expect([...own.keys()].filter((name) => /^--(good|bad)/.test(name))).toEqual([]);
    }
    expect(["--good", "--bad"].map((name) => ROOT.get(name))).toEqual(["var(--teal)", "var(--red)"]);
  });
});

describe("the colours of up and down", () => {
  const pairOf = (colours: string): readonly (string | undefined)[] => {
    const own = tokensOf(`:root[data-colours="${colours}"]`, looks);
    return ["--up", "--down"].map((name) => own.get(name) ?? ROOT.get(name));
  };

  it("are hues of the theme, another pair for every choice, each with its own faint form", () => {
    const pairs = COLOUR_PRESETS.map(pairOf);
    expect(pairs).toEqual([
      ["var(--teal)", "var(--red)"],
      ["var(--green)", "var(--red)"],
      ["var(--red)", "var(--teal)"],
      ["var(--blue)", "var(--orange)"],
    ]);
    const faints = COLOUR_PRESETS.flatMap((colours) => {
      const own = tokensOf(`:root[data-colours="${colours}"]`, looks);
      return [...own]
        .filter(([name]) => !name.endsWith("-faint"))
        .map(([name, value]) => [own.get(`${name}-faint`), value.replace(")", "-faint)")]);
    });
    expect(faints.map(([found]) => found)).toEqual(faints.map(([, wanted]) => wanted));
  });

  it("are written once: no look has a colour of its own", () => {
    expect(looks).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(/i);
  });
});
