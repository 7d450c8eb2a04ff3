import type { Bar } from "#shared/model/bar.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { RestingOrder } from "./resting-order.ts";

/** What the volume of a bar leaves for orders. */
export interface BarVolume {
  /** Of the order's rest, in whole units when it asks for whole units; all of it where volume does not count. */
  fillable(order: RestingOrder, bar: Bar): number;
  use(tsBarMs: EpochMs, quantity: number): void;
}

/** `participationFraction` of the volume can be filled; undefined when volume does not count. */
export function createBarVolume(participationFraction: number | undefined): BarVolume {
  if (participationFraction === undefined) {
    return { fillable: ({ remaining }) => remaining, use: () => undefined };
  }
  let tsUsedMs = Number.NaN;
  let used = 0;
  return {
    fillable({ remaining, request }, bar) {
      const room = bar.volume * participationFraction - (tsUsedMs === bar.tsOpenMs ? used : 0);
      const part = Number.isInteger(request.quantity)
        ? Math.floor(room + 1e-9)
        : Math.floor(room * 1e8) / 1e8;
      const quantity = Math.min(remaining, part);
      if (!(quantity > 0)) return 0;
      return request.timeInForce?.kind === "fok" && quantity < remaining ? 0 : quantity;
    },
    use(tsBarMs, quantity) {
      if (tsUsedMs !== tsBarMs) used = 0;
      tsUsedMs = tsBarMs;
      used += quantity;
    },
  };
}
