import { strategyTitle } from "#engine/calc/strategies/strategy-names.ts";
import type { ComparedRow } from "#shared/ipc/channels/history-channels.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";

/** A fact or figure of a run as text; a dash where the run has none. */
export function showCompared(kind: ComparedRow["kind"], value: ComparedRow["left"]): string {
  if (value === undefined) return "—";
  if (typeof value === "string") return kind === "strategy" ? strategyTitle(value) : value;
  switch (kind) {
    case "time":
      return formatIsoTime(epochMs(value)).slice(0, 19).replace("T", " ");
    case "duration":
      return `${formatFigure(value / 1_000, "ratio")} s`;
    case "days":
      return `${formatFigure(value, "days")} days`;
    case "text":
    case "strategy":
      return String(value);
    default:
      return formatFigure(value, kind);
  }
}

/** By how much the right figure is above the left one; empty where that says nothing. */
export function showDifference({ kind, left, right, isSame }: ComparedRow): string {
  if (isSame || typeof left !== "number" || typeof right !== "number") return "";
  if (kind === "time" || kind === "text" || kind === "strategy") return "";
  const difference = right - left;
  if (!Number.isFinite(difference)) return "";
  return `${difference > 0 ? "+" : ""}${showCompared(kind, difference)}`;
}
