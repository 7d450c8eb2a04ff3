import { expect, it } from "vitest";
import { NO_FIELDS, toAuditQuery } from "./audit-query.ts";

it("asks for what is filled in, a last day to its end", () => {
  const fields = { ...NO_FIELDS, symbol: " spx ", name: "order.*", from: "1970-01-01", to: "1970-01-02" };
  expect(toAuditQuery(fields)).toEqual({
    symbol: "spx",
    name: "order.*",
    fromMs: 0,
    toMs: 172_800_000,
    limit: 1_000,
  });
  expect(toAuditQuery({ ...NO_FIELDS, order: "o1", run: "r1" })).toEqual({
    orderId: "o1",
    runId: "r1",
    limit: 1_000,
  });
});

it("names the field that holds no day", () => {
  expect(() => toAuditQuery({ ...NO_FIELDS, to: "soon" })).toThrow(/to must be a calendar day, was soon/);
});
