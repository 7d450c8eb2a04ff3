import type { ComparedRow } from "#shared/ipc/channels/history-channels.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatDuration, formatMoment } from "#renderer/ui/format-time.ts";

/** A fact or figure of a run as text; a dash where the run has none. */
export function showFigure(kind: ComparedRow["kind"], value: ComparedRow["left"]): string {
  if (value === undefined) return "—";
  if (typeof value === "string") return value;
  switch (kind) {
    case "time":
      return formatMoment(value);
    case "duration":
      return formatDuration(value);
    case "fraction":
      return formatNumber(value, "percent").text;
    case "money":
      return formatNumber(value, "money").text;
    case "ratio":
      return formatNumber(value, "ratio").text;
    case "days":
      return `${formatNumber(value, "integer").text} days`;
    case "count":
    case "text":
    case "strategy":
      return formatNumber(value, "integer").text;
  }
}

/** By how much the right figure is above the left one; empty where that says nothing or shows as nothing. */
export function showDifference({ kind, left, right, isSame }: ComparedRow): string {
  if (isSame || typeof left !== "number" || typeof right !== "number" || kind === "time") return "";
  const difference = right - left;
  if (!Number.isFinite(difference)) return "";
  const shown = showFigure(kind, Math.abs(difference));
  if (shown === showFigure(kind, 0)) return "";
  // Percentages lie percentage points apart: 5 % more than 10 % would be 10.5 %.
  return `${difference > 0 ? "+" : "−"}${kind === "fraction" ? shown.replace("%", " pp") : shown}`;
}
