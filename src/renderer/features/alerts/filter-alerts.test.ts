import { describe, expect, it } from "vitest";
import type { AlertView } from "#shared/ipc/channels/alert-channels.ts";
import { epochMs } from "#shared/model/time.ts";
import { ANY_ALERT, filterAlerts, openAlerts } from "./filter-alerts.ts";

const anAlert = (id: string, alert: Partial<AlertView> = {}): AlertView => ({
  id,
  rule: "denied",
  name: "Order denied",
  severity: "warning",
  message: "AAPL: the limit",
  hint: "",
  tsRaisedMs: epochMs(1_000),
  cause: undefined,
  session: undefined,
  heldBack: 0,
  status: "open",
  tsClearedMs: undefined,
  cleared: undefined,
  acknowledgedBy: undefined,
  tsAcknowledgedMs: undefined,
  ...alert,
});

describe("openAlerts", () => {
  it("gives what waits for a person, worst first, then newest first", () => {
    const alerts = [
      anAlert("old"),
      anAlert("seen", { status: "acknowledged", severity: "critical" }),
      anAlert("new", { tsRaisedMs: epochMs(2_000) }),
      anAlert("bad", { severity: "critical" }),
    ];
    expect(openAlerts(alerts).map(({ id }) => id)).toEqual(["bad", "new", "old"]);
  });
});

describe("filterAlerts", () => {
  const alerts = [
    anAlert("one", { severity: "info", message: "SPX above 3000" }),
    anAlert("two", { status: "acknowledged" }),
  ];

  it.each([
    [{}, ["one", "two"]],
    [{ severity: "info" }, ["one"]],
    [{ status: "acknowledged" }, ["two"]],
    [{ text: "spx" }, ["one"]],
    [{ text: "DENIED" }, ["one", "two"]],
    [{ severity: "info", status: "acknowledged" }, []],
  ])("leaves of all, for %o, %o", (filter, left) => {
    expect(filterAlerts(alerts, { ...ANY_ALERT, ...filter }).map(({ id }) => id)).toEqual(left);
  });
});
