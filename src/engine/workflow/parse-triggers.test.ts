import { describe, expect, it } from "vitest";
import { parseWorkflow } from "./parse.ts";

const STEPS = "steps:\n  - a: { slice: s, method: m }\n";

const definitionOf = (head: string) => parseWorkflow(`name: w\n${head}\n${STEPS}`).definition!;
const problemsOf = (head: string) =>
  parseWorkflow(`name: w\n${head}\n${STEPS}`).problems.map(
    ({ line, column, path, message, remedy }) => `${line}:${column} ${path} ${message}; ${remedy}`,
  );

describe("what starts a workflow", () => {
  it("is nothing where nothing is said", () => {
    expect(definitionOf("version: 1")).toMatchObject({ triggers: [], concurrency: undefined, priority: 5 });
  });

  it("is read in every form", () => {
    const head = `on:
  - cron: "30 16 * * 1-5"
    zone: America/New_York
    missed: run_once
  - { cron: "0 9 * * *" }
  - { session: close, offset: 15m }
  - { session: open, calendar: nyse, offset: -1h }
  - { event: order.filled }
  - { event: order.*, where: "event.payload.symbol == 'SPX'" }`;
    expect(problemsOf(head)).toEqual([]);
    expect(definitionOf(head).triggers).toMatchObject([
      {
        kind: "schedule",
        id: "cron 30 16 * * 1-5 America/New_York",
        missed: "run_once",
        schedule: { kind: "cron", pattern: "30 16 * * 1-5", zone: "America/New_York" },
        at: { line: 3, column: 5 },
      },
      { id: "cron 0 9 * * * UTC", missed: "skip" },
      { id: "session close 15m", schedule: { kind: "session", moment: "close", offsetMs: 900_000 } },
      { id: "session open -1h", schedule: { moment: "open", offsetMs: -3_600_000 } },
      { kind: "event", id: "event order.filled", pattern: "order.filled", where: undefined },
      { kind: "event", pattern: "order.*", where: { at: { line: 10, column: 30 } } },
    ]);
  });

  it("may be one trigger without a list", () => {
    expect(definitionOf("on: { session: after_hours }").triggers).toMatchObject([
      { id: "session after_hours" },
    ]);
  });

  it.each([
    ["on: daily", "2:5 on trigger must have one of cron, session, event, was a scalar;"],
    ["on: []", "2:5 on on must have 1 to 32 triggers, was 0; remove on:"],
    ["on: [{}]", "2:6 on[0] trigger must have one of cron, session, event, was none of them;"],
    [
      "on: { cron: '0 9 * * *', event: order.filled }",
      "2:5 on trigger must have one of cron, session, event, was cron and event;",
    ],
    [
      "on: [{ cron: '99 * * * *' }]",
      '2:14 on[0].cron cron must be five fields (minute, hour, day, month, day of the week), was 99 * * * *; write it as "30 16 * * 1-5"',
    ],
    ["on: { cron: 5 }", "2:13 on.cron cron must be a text, was 5;"],
    ["on: { cron: '0 0 31 2 *' }", "2:13 on.cron cron must have a time that comes, was 0 0 31 2 *;"],
    [
      "on: { cron: '0 9 * * *', zone: Mars/Base }",
      "2:32 on.zone zone must be one of the IANA database, was Mars/Base;",
    ],
    [
      "on: { cron: '0 9 * * *', missed: run }",
      "2:34 on.missed missed must be one of skip, run_once, was run;",
    ],
    [
      "on: { session: clse }",
      "2:16 on.session session must be one of pre_market, open, close, after_hours, was clse; did you mean close?",
    ],
    ["on: { session: close, calendar: lse }", "2:33 on.calendar calendar must be one of nyse, was lse;"],
    [
      "on: { session: close, offset: soon }",
      "2:31 on.offset offset must be a time of at most 24h, was soon; write it as 15m, or as -15m for before",
    ],
    ["on: { session: close, offset: 25h }", "2:31 on.offset offset must be a time of at most 24h, was 25h;"],
    ["on: { session: close, zone: UTC }", "2:23 on.zone key must be known, was zone;"],
    [
      "on: { event: order.filed }",
      "2:14 on.event event must be a name or a pattern of names, was order.filed; did you mean order.filled?",
    ],
    [
      "on: { event: trigger.fired }",
      "2:14 on.event event must be a name or a pattern of names, was trigger.fired;",
    ],
    ["on: { event: 'Order!' }", "2:14 on.event pattern must be segments joined by dots"],
    ["on: { event: order.filled, where: 'event.payload ==' }", "2:35 on.where "],
    [
      "on: { event: order.filled, where: 'evnt.payload.symbol == 1' }",
      "2:35 on.where only event is known here, was evnt; did you mean event?",
    ],
    [
      "on: [{ session: close }, { session: close }]",
      "2:26 on[1] trigger must be unique, was session close twice; remove one",
    ],
    [
      "concurrency: skip",
      "2:14 concurrency concurrency must be a map, was a scalar; write concurrency: { when_busy: queue }",
    ],
    ["concurrency: { key: x }", "2:14 concurrency.when_busy when_busy is required;"],
    [
      "concurrency: { when_busy: wait }",
      "2:27 concurrency.when_busy when_busy must be one of queue, skip, cancel_previous, was wait;",
    ],
    [
      "concurrency: { when_busy: skip, key: '${steps.a}' }",
      "2:38 concurrency.key only inputs is known here, was steps;",
    ],
    ["priority: 10", "2:11 priority priority must be a number from 0 to 9, was 10;"],
    ["priority: 1.5", "2:11 priority priority must be a whole number, was 1.5; round it"],
  ])("tells what is wrong with %s", (head, problem) => {
    const found = problemsOf(head);
    expect(found.length).toBe(1);
    expect(found[0]).toContain(problem);
  });

  it("reads how runs get out of each other's way", () => {
    expect(definitionOf("concurrency: { when_busy: skip }")).toMatchObject({
      concurrency: { key: "w", whenBusy: "skip" },
    });
    expect(definitionOf("concurrency: { key: data, when_busy: queue }\npriority: 9")).toMatchObject({
      concurrency: { key: "data", whenBusy: "queue" },
      priority: 9,
    });
    expect(
      definitionOf("concurrency: { key: '${inputs.symbols[0]}', when_busy: cancel_previous }"),
    ).toMatchObject({
      concurrency: { key: { kind: "index" }, whenBusy: "cancel_previous" },
    });
  });
});
