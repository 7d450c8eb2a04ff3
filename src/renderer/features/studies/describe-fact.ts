import type { Statistics } from "#shared/model/backtest-result.ts";
import { spellOut } from "#shared/model/spell-out.ts";
import { statisticWords } from "#shared/model/statistic-words.ts";

const HEADLINE: ReadonlySet<string> = new Set([
  "sharpe",
  "totalReturn",
  "maximumDrawdown",
  "trades",
] satisfies readonly (keyof Statistics)[]);

const WORDS: Readonly<Record<string, readonly string[]>> = {
  deflatedSharpe: ["How likely the choice is better than the best of as many trials without any skill."],
  expectedMaximumSharpe: ["The Sharpe ratio that the best of so many trials would show without any skill."],
  trialsEver: ["Different backtests that were ever run on these days, in whatever study."],
  probability: [
    "In how many splits of the days the best trial of one half is not above the middle in the other.",
  ],
  score: [
    "How the neighbours of the choice did beside it; 1 is as well, so the choice stands on level ground.",
  ],
  efficiency: ["How much of the searched days’ return a year was left on unseen days."],
};

/** `figures, bestOutOfSample` reads "best out of sample"; what a person named stays as it is. */
export function nameFact(label: string): string {
  return label
    .split(", ")
    .map((part, index) => (index > 0 && label.startsWith("parameters, ") ? part : wordsOf(part)))
    .join(", ");
}

function wordsOf(name: string): string {
  return spellOut(name.replaceAll(/([a-z])([A-Z])/g, "$1 $2")).toLowerCase();
}

/** What a fact of a study means; nothing where its name says it. */
export function explainFact(label: string): readonly string[] {
  if (label.startsWith("parameters, ")) return [];
  const last = label.split(", ").at(-1) ?? "";
  if (label.startsWith("stability, "))
    return [
      "How far the choices of the windows lie apart, as part of the range that was tried; 0 is all the same.",
    ];
  return HEADLINE.has(last) && label !== last
    ? statisticWords(last as keyof Statistics)
    : (WORDS[last] ?? []);
}
