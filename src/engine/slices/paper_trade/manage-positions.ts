import type { z } from "zod";
import { sessionId } from "#shared/model/ids.ts";
import type { Position } from "#shared/model/position.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { findSession } from "./find-session.ts";
import type { paperTradeManifest } from "./manifest.ts";
import type { PaperDesk } from "./ports.ts";
import { toAccepted } from "./submit-order.ts";

type Method = (typeof paperTradeManifest)["methods"]["manage_positions"];
type Input = z.output<Method["input"]>;

/** Judges each position by its last close; the exit fills at the next bar, so it can cost more than the stop says. */
export function managePositions(
  desk: PaperDesk,
  input: Input,
  context: SliceContext,
): z.output<Method["output"]> {
  const view = findSession(desk, input, context);
  if (input.stopLossFraction === undefined && input.takeProfitFraction === undefined) {
    return { exits: [], note: "no stop and no target is configured: nothing was done" };
  }
  const exits = view.account.positions.flatMap((position) => {
    const reason = exitReason(position, input);
    return reason === undefined ? [] : desk.flatten(sessionId(view.sessionId), reason, [position.symbol]);
  });
  return {
    exits: exits.map(toAccepted),
    note: `${exits.length} of ${view.account.positions.length} positions are left`,
  };
}

function exitReason({ quantity, averagePrice, lastPrice }: Position, rules: Input): string | undefined {
  const change = Math.sign(quantity) * (lastPrice / averagePrice - 1);
  const percent = `${(change * 100).toFixed(2)} %`;
  if (change <= -(rules.stopLossFraction ?? Infinity)) return `stop: ${percent} from the entry`;
  if (change >= (rules.takeProfitFraction ?? Infinity)) return `target: ${percent} from the entry`;
  return undefined;
}
