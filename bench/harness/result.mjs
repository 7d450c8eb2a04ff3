import os from "node:os";
import { median, rounded, summarise } from "./statistics.mjs";

export const machine = () => ({
  cpu: os.cpus()[0]?.model.trim() ?? "unknown",
  cores: os.availableParallelism(),
  node: process.versions.node,
});

/**
 * One result from what a benchmark's `run` gave: samples alone, or `{ samples, against: { name, samples }, details }`.
 * The ratio is how many times the peer's median ours is; details are what else was seen, by name.
 */
export function toResult({ name, unit }, measured) {
  const { samples, against, details } = Array.isArray(measured) ? { samples: measured } : measured;
  if (samples.length === 0) throw new Error(`${name} took no sample`);
  if (![...samples, ...(against?.samples ?? [])].every(Number.isFinite))
    throw new Error(`${name} measured something that is no number`);
  const ratio = against && rounded(median(samples) / median(against.samples));
  const result = { bench: name, unit, ...summarise(samples), ratio, against: against?.name };
  return { ...result, n: samples.length, ...(details && { details }) };
}

/** The line for programs: its fields are a contract, `value` is the median. */
export function toJsonLine({ bench, unit, median: value, min, max, ratio, against, n, details }, on) {
  return JSON.stringify({
    bench,
    value,
    unit,
    ratio: ratio ?? null,
    against: against ?? null,
    n,
    min,
    max,
    ...(details && { details }),
    machine: on,
  });
}

const columns = [
  ["benchmark", (result) => result.bench],
  ["median", (result) => String(result.median)],
  ["min", (result) => String(result.min)],
  ["max", (result) => String(result.max)],
  ["unit", (result) => result.unit],
  ["n", (result) => String(result.n)],
  ["against", (result) => (result.against ? `${result.ratio} x ${result.against}` : "")],
];

/** The table for people. */
export function formatTable(results) {
  const rows = [
    columns.map(([title]) => title),
    ...results.map((result) => columns.map(([, cell]) => cell(result))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...results.flatMap(detailLines)].join("\n");
}

const detailLines = ({ bench, details = {} }) =>
  Object.entries(details).map(([name, value]) => `${bench}: ${name} ${value}`);
