import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPattern, matchesTopic } from "./topic-pattern.ts";

const segment: fc.Arbitrary<string> = fc.constantFrom("order", "filled", "step", "a");
const topic = fc.array(segment, { minLength: 1, maxLength: 4 });
const fixed = fc.array(fc.oneof(segment, fc.constant("*")), { maxLength: 4 });
const pattern = fc
  .tuple(fixed, fc.boolean())
  .filter(([segments, isOpenEnded]) => isOpenEnded || segments.length > 0)
  .map(([segments, isOpenEnded]) => segments.concat(isOpenEnded ? ["**"] : []));

/** The definition, word by word: the first segments agree, and what is left agrees. */
function matchesNaively(wanted: readonly string[], given: readonly string[]): boolean {
  const [firstWanted, ...restWanted] = wanted;
  const [firstGiven, ...restGiven] = given;
  if (firstWanted === "**") return true;
  if (firstWanted === undefined || firstGiven === undefined) return firstWanted === firstGiven;
  return (firstWanted === "*" || firstWanted === firstGiven) && matchesNaively(restWanted, restGiven);
}

describe("matchesTopic", () => {
  it("agrees with a naive matcher", () => {
    fc.assert(
      fc.property(pattern, topic, (wanted, given) => {
        expect(matchesTopic(wanted.join("."), given.join("."))).toBe(matchesNaively(wanted, given));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["order.*", "order.filled", true],
    ["order.*", "workflow.step.started", false],
    ["workflow.**", "workflow.step.started", true],
    ["workflow.*", "workflow.step.started", false],
    ["*.step.*", "workflow.step.failed", true],
    ["**", "job.queued", true],
    ["order.filled", "order.filled", true],
    ["order.filled", "order.filledx", false],
  ])("%s over %s is %s", (wanted, given, expected) => {
    expect(matchesTopic(wanted, given)).toBe(expected);
  });
});

describe("checkPattern", () => {
  it.each(["", "a..b", "**.filled", "a.**.b", "or*er", "Order.filled", "a b"])("refuses %j", (wrong) => {
    expect(() => checkPattern(wrong)).toThrow(expect.objectContaining({ code: "bus.pattern-invalid" }));
  });

  it.each(["*", "**", "a.*.c", "user.my_slice.**"])("allows %j", (right) => {
    expect(() => checkPattern(right)).not.toThrow();
  });
});
