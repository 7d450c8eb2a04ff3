import type { ComparedRow, RunDivergence } from "#shared/ipc/channels/history-channels.ts";
import type { Fill } from "#shared/model/order.ts";
import { formatNumber, priceDecimals } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { showFigure } from "./show-figure.ts";

interface Letters {
  readonly left: string;
  readonly right: string;
}

/** Where two runs first part, by the letters that they have on the screen. */
export function describeParting(
  { cause, fill }: Pick<RunDivergence, "cause" | "fill">,
  letters: Letters,
): string {
  if (fill === undefined)
    return cause === undefined
      ? "Both made the same fills from the same."
      : `Both made the same fills, although ${describeCause(cause, letters)}.`;
  const { left, right } = letters;
  const parted = `They part at fill ${fill.number}: ${left} ${describeFill(fill.left)}; ${right} ${describeFill(fill.right)}.`;
  return cause === undefined
    ? `${parted} Nothing that went in differs: the same run should have given the same.`
    : `${parted} The first thing that went in and differs: ${describeCause(cause, letters)}.`;
}

function describeCause({ label, kind, left, right }: ComparedRow, letters: Letters): string {
  return `${label} is ${showFigure(kind, left)} in ${letters.left} and ${showFigure(kind, right)} in ${letters.right}`;
}

function describeFill(fill: Fill | undefined): string {
  if (fill === undefined) return "has no more";
  const { side, quantity, symbol, price, fee, tsMs } = fill;
  const verb = side === "buy" ? "bought" : "sold";
  const at = formatNumber(price, "price", { decimals: priceDecimals(price) }).text;
  return `${verb} ${formatNumber(quantity, "quantity").text} ${symbol} at ${at}, fee ${formatNumber(fee, "money").text}, on ${formatBarTime(tsMs)}`;
}
