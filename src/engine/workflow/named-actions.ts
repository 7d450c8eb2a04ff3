import type { Mode } from "#shared/model/mode.ts";

export interface MethodName {
  readonly slice: string;
  readonly method: string;
}

type Venue = "paper_trade" | "live_trade";

/** What a bare step name calls; the venue is the run's, by its mode. */
const NAMED_ACTIONS: Readonly<Record<string, (venue: Venue) => MethodName>> = {
  analyze_market: () => ({ slice: "analyze", method: "find_patterns" }),
  check_signals: () => ({ slice: "ml_strategy", method: "signals" }),
  signal_generation: () => ({ slice: "ml_strategy", method: "signals" }),
  validate_risk: () => ({ slice: "position_sizing", method: "check_risk" }),
  risk_validation: () => ({ slice: "position_sizing", method: "check_risk" }),
  execute_trade: (venue) => ({ slice: venue, method: "submit_order" }),
  order_execution: (venue) => ({ slice: venue, method: "submit_order" }),
  update_portfolio: (venue) => ({ slice: venue, method: venue === "live_trade" ? "account" : "status" }),
  position_management: (venue) => ({ slice: venue, method: "manage_positions" }),
  log_metrics: () => ({ slice: "monitor", method: "metrics" }),
  system_health_check: () => ({ slice: "monitor", method: "health" }),
  load_positions: () => ({ slice: "live_trade", method: "positions" }),
  validate_config: () => ({ slice: "live_trade", method: "validate_config" }),
  real_time_data_stream: () => ({ slice: "data", method: "stream" }),
  reconciliation: () => ({ slice: "live_trade", method: "reconcile" }),
  performance_report: () => ({ slice: "monitor", method: "create_report" }),
  next_day_prep: () => ({ slice: "data", method: "refresh" }),
};

export const ACTION_NAMES: readonly string[] = Object.keys(NAMED_ACTIONS);

export function isActionName(name: string): boolean {
  return Object.hasOwn(NAMED_ACTIONS, name);
}

/** The method that a bare name calls in that mode; undefined when nothing has that name. */
export function resolveAction(name: string, mode: Mode): MethodName | undefined {
  const resolve = isActionName(name) ? NAMED_ACTIONS[name] : undefined;
  return resolve?.(mode === "live" ? "live_trade" : "paper_trade");
}
