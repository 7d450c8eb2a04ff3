import type { ComparedRow, RunDivergence } from "#shared/ipc/channels/history-channels.ts";
import type { Fill } from "#shared/model/order.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";

/** Where two runs first part, in one sentence or two. */
export function describeDivergence({ cause, fill }: Pick<RunDivergence, "cause" | "fill">): string {
  if (fill === undefined)
    return cause === undefined
      ? "Both made the same fills from the same."
      : `Both made the same fills, although ${describeCause(cause)}.`;
  const parted = `They part at fill ${fill.number}: left ${describeFill(fill.left)}, right ${describeFill(fill.right)}.`;
  return cause === undefined
    ? `${parted} Nothing that went in differs: the same run should have given the same.`
    : `${parted} The first thing that went in and differs: ${describeCause(cause)}.`;
}

function describeCause({ label, left, right }: ComparedRow): string {
  return `${label} ${left ?? "—"} against ${right ?? "—"}`;
}

function describeFill(fill: Fill | undefined): string {
  if (fill === undefined) return "has no more";
  const { side, quantity, symbol, price, fee, tsMs } = fill;
  const time = formatIsoTime(epochMs(tsMs)).replace("T00:00:00.000Z", "");
  return `${side} ${quantity} ${symbol} at ${price} with fee ${fee} on ${time}`;
}
