import { expect, it } from "vitest";
import type { EventName } from "#shared/events/event-map.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

/** Resolves at the first event of that name from now on. */
function hears(app: AnApp, name: EventName): Promise<void> {
  const heard = Promise.withResolvers<void>();
  app.onPush("audit:tick", (events) => {
    if (events.some((event) => event.name === name)) heard.resolve();
  });
  return heard.promise;
}

it("warns of a workflow that failed, and knows after a restart who has seen it", async () => {
  const app = await openAnApp();
  const raised = hears(app, "alert.raised");
  await app.handlers["workflow:start"]({
    workflow: "simple_backtest",
    mode: "backtest",
    inputs: { symbols: ["NOSUCH"] },
  });
  await raised;
  const [alert] = await app.handlers["alert:list"](undefined);
  expect(alert).toMatchObject({ rule: "workflow_failed", severity: "warning", status: "open" });
  expect(alert?.message).toContain("NOSUCH");
  await app.handlers["alert:acknowledge"]({ alert: alert?.id ?? "", by: "ann" });
  await app.handlers["alert:snooze"]({ rule: "workflow_failed", minutes: 5 });
  const before = await app.handlers["alert:list"](undefined);
  const rules = await app.handlers["alert:list-rules"](undefined);
  await app.dispose();

  const again = await openAnApp([], app.workspace);
  expect(await again.handlers["alert:list"](undefined)).toEqual(before);
  expect(await again.handlers["alert:list-rules"](undefined)).toEqual(rules);
  expect(before).toMatchObject([{ status: "acknowledged", acknowledgedBy: "ann" }]);
});

it("lets a person make a rule, change a built-in one, and bring it back", async () => {
  const app = await openAnApp();
  const rules = await app.handlers["alert:list-rules"](undefined);
  expect(rules.every(({ isBuiltIn, isEnabled }) => isBuiltIn && isEnabled)).toBe(true);
  const [first] = rules;
  expect(first).toBeDefined();
  if (first === undefined) return;
  const { isBuiltIn: _, tsSnoozedUntilMs: __, ...rule } = first;
  expect(await app.handlers["alert:save-rule"]({ ...rule, isEnabled: false })).toMatchObject({
    id: first.id,
    isEnabled: false,
  });
  await app.handlers["alert:save-rule"]({
    ...rule,
    id: "spx_high",
    condition: { kind: "price", symbol: "SPX", side: "above", price: 3_000 },
  });
  await app.handlers["alert:remove-rule"]({ rule: first.id });
  const after = await app.handlers["alert:list-rules"](undefined);
  expect(after.map(({ id, isBuiltIn }) => [id, isBuiltIn])).toEqual([
    ...rules.map(({ id }) => [id, true]),
    ["spx_high", false],
  ]);
  expect(after[0]).toEqual(first);
});
