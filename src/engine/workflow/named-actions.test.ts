import { describe, expect, it } from "vitest";
import { ACTION_NAMES, resolveAction } from "./named-actions.ts";

const nameOf = (action: string, mode: "paper" | "live"): string => {
  const found = resolveAction(action, mode);
  return `${found?.slice}.${found?.method}`;
};

describe("resolveAction", () => {
  it("gives the method of the founding table for each name, on paper and live", () => {
    expect(ACTION_NAMES.map((action) => [action, nameOf(action, "paper"), nameOf(action, "live")])).toEqual([
      ["analyze_market", "analyze.find_patterns", "analyze.find_patterns"],
      ["check_signals", "ml_strategy.signals", "ml_strategy.signals"],
      ["signal_generation", "ml_strategy.signals", "ml_strategy.signals"],
      ["validate_risk", "position_sizing.check_risk", "position_sizing.check_risk"],
      ["risk_validation", "position_sizing.check_risk", "position_sizing.check_risk"],
      ["execute_trade", "paper_trade.submit_order", "live_trade.submit_order"],
      ["order_execution", "paper_trade.submit_order", "live_trade.submit_order"],
      ["update_portfolio", "paper_trade.status", "live_trade.account"],
      ["position_management", "paper_trade.manage_positions", "live_trade.manage_positions"],
      ["log_metrics", "monitor.metrics", "monitor.metrics"],
      ["system_health_check", "monitor.health", "monitor.health"],
      ["load_positions", "live_trade.positions", "live_trade.positions"],
      ["validate_config", "live_trade.validate_config", "live_trade.validate_config"],
      ["real_time_data_stream", "data.stream", "data.stream"],
      ["reconciliation", "live_trade.reconcile", "live_trade.reconcile"],
      ["performance_report", "monitor.create_report", "monitor.create_report"],
      ["next_day_prep", "data.refresh", "data.refresh"],
    ]);
  });

  it("knows no other name, not even one that every object has", () => {
    expect(resolveAction("toString", "paper")).toBeUndefined();
  });
});
