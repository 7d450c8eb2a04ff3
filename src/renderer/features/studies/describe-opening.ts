import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";

type Facts = readonly (readonly [name: string, value: string])[];

const FRACTIONS = /return|drawdown|fraction/i;

/** What the choice and the defaults did on the days that a run opened; nothing until it has. */
export function describeOpening({ steps }: Pick<RunView, "steps">): Facts {
  const opened = steps.find(({ summary }) => "holdOut" in summary)?.summary["holdOut"];
  return listFigures(opened, "");
}

function listFigures(value: unknown, path: string): Facts {
  if (typeof value === "number") return [[path, showFigure(path, value)]];
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    listFigures(member, path === "" ? inWords(name) : `${path}, ${inWords(name)}`),
  );
}

function showFigure(path: string, value: number): string {
  if (FRACTIONS.test(path)) return formatNumber(value, "percent").text;
  return formatNumber(value, Number.isInteger(value) ? "integer" : "ratio").text;
}

/** `maximumDrawdown` is `maximum drawdown`. */
const inWords = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
