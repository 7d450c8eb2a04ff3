import { describe, expect, it } from "vitest";
import { eventId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import type { Alert } from "#shared/model/alert.ts";
import { anEvent } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createNotifications } from "./create-notifications.ts";
import { notifyOfAlerts } from "./notify-of-alerts.ts";

const anAlert = (id: string, alert: Partial<Alert> = {}): Alert => ({
  id,
  rule: "halted",
  name: "Trading was halted",
  severity: "critical",
  message: "a loss",
  hint: "",
  tsRaisedMs: epochMs(1_000),
  cause: eventId("event-1"),
  session: undefined,
  heldBack: 0,
  ...alert,
});

async function aWindow(...known: readonly object[]) {
  const client = createFakeClient({ "alert:list": () => known });
  const notifications = createNotifications(() => 0);
  notifyOfAlerts(client, notifications);
  await settle();
  const told = () => notifications.state.getState().map(({ text, level, isSeen }) => [text, level, isSeen]);
  return { client, notifications, told };
}

describe("notifyOfAlerts", () => {
  it("tells of an alert once, at its severity, with its cause", async () => {
    const { client, notifications, told } = await aWindow({ ...anAlert("one"), status: "open" });
    client.push("audit:tick", [anEvent(1, "alert.raised", { alert: anAlert("one") })]);
    expect(told()).toEqual([["Trading was halted: a loss", "critical", false]]);
    expect(notifications.state.getState()[0]?.source).toEqual({
      kind: "alert",
      alert: "one",
      cause: "event-1",
    });
  });

  it("leaves out what a person has acknowledged before", async () => {
    const { told } = await aWindow({ ...anAlert("one"), status: "acknowledged" });
    expect(told()).toEqual([]);
  });

  it("keeps a critical one until a person has acknowledged it, here or elsewhere", async () => {
    const { client, notifications, told } = await aWindow();
    client.push("audit:tick", [anEvent(1, "alert.raised", { alert: anAlert("one") })]);
    notifications.see();
    expect(told()).toEqual([["Trading was halted: a loss", "critical", false]]);
    client.push("audit:tick", [anEvent(2, "alert.acknowledged", { alert: "one", by: "somebody" })]);
    expect(told()).toEqual([["Trading was halted: a loss", "critical", true]]);
  });
});
