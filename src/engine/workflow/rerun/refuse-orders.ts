import { refusedError, type AppError } from "#shared/errors/app-error.ts";
import { ORDER_METHODS } from "../order-methods.ts";
import { leafSteps, methodNameOf, type PlannedLeaf } from "../plan.ts";
import type { RerunParts } from "./rerun-parts.ts";

const VENUES: ReadonlySet<string> = new Set(["paper_trade", "live_trade"]);

/** Refuses what would send an order again, or need the session of the recorded run; a backtest only computes its orders. */
export function refuseOrders(
  from: string,
  taken: ReadonlySet<string>,
  { recorded, plan, catalog }: Pick<RerunParts, "recorded" | "plan" | "catalog">,
): void {
  if (recorded.mode === "live")
    throw refusal(from, `run ${recorded.runId} traded with real money, which is never repeated by one press`);
  if (recorded.mode === "backtest") return;
  const calls = leafSteps(plan.steps).filter((step) => step.kind === "call" && VENUES.has(step.slice));
  const anew = calls.filter(({ path }) => !taken.has(path));
  const sent = anew.find((step) => ORDER_METHODS.has(methodNameOf(step)) && recorded.started.has(step.path));
  if (sent !== undefined)
    throw refusal(from, `${sent.path} sent orders in run ${recorded.runId}, and none is sent twice`);
  const opened = calls.find((step) => taken.has(step.path) && effectOf(step, catalog) !== undefined);
  const [first] = anew;
  if (first === undefined || opened === undefined) return;
  const what = `${opened.path}, which ${effectOf(opened, catalog) ?? ""}`;
  throw refusal(from, `${first.path} would need what is of run ${recorded.runId} alone: ${what}`);
}

function effectOf(step: PlannedLeaf, catalog: RerunParts["catalog"]): string | undefined {
  return catalog.findManifest(step.slice)?.methods[methodNameOf(step)]?.effect;
}

function refusal(from: string, message: string): AppError {
  return refusedError({
    code: "rerun.orders-not-repeated",
    message,
    field: "step",
    value: from,
    remedy: "start the workflow as a run of its own",
  });
}
