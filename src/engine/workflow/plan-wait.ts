import { EVENT_CLASS } from "#shared/events/event-map.ts";
import { checkPattern, matchesTopic } from "#engine/bus/topic-pattern.ts";
import type { JsonShape } from "#engine/registry/method-fields.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import { bindAs } from "./bind-expression.ts";
import { bindValue } from "./bind-value.ts";
import { coreOf, fieldOf, placeOf, type ControlPlanner } from "./control-planner.ts";
import type { ApprovalStep, EventWaitStep } from "./definition.ts";
import type { PlannedApproval, PlannedEventWait } from "./plan.ts";
import { createInnerScope, type Scope } from "./wire.ts";

const TEXT: JsonShape = { type: "string" };
const EVENT_SHAPE: JsonShape = {
  type: "object",
  properties: { name: TEXT, payload: {}, runId: TEXT, tsEventMs: { type: "number" } },
  additionalProperties: false,
};

export function planEventWait(step: EventWaitStep, scope: Scope, planner: ControlPlanner): PlannedEventWait {
  checkEvents(step, planner);
  const { pattern, where, timeoutMs, onTimeout } = step;
  const inner = createInnerScope(scope, { event: EVENT_SHAPE });
  const condition =
    where &&
    bindAs(where.expression, { type: "boolean" }, placeOf(step, "wait.where", where, inner, planner));
  planner.outputs.set(step.path, [
    fieldOf("timedOut", "boolean", { type: "boolean" }),
    fieldOf("event", "event", EVENT_SHAPE),
  ]);
  return { ...coreOf(step), kind: "event", method: "wait", pattern, where: condition, timeoutMs, onTimeout };
}

/** A pattern that no event has would wait for nothing. */
function checkEvents({ pattern, path, at }: EventWaitStep, { problems }: ControlPlanner): void {
  const names = Object.keys(EVENT_CLASS);
  const parts = { at, path: `steps.${path}.wait.event` };
  try {
    checkPattern(pattern);
  } catch (thrown) {
    const { message, remedy = "" } = toAppError(thrown);
    problems.add({ code: "workflow.event-invalid", ...parts, message, remedy });
    return;
  }
  if (names.some((name) => matchesTopic(pattern, name))) return;
  problems.addUnknown({ code: "workflow.event-unknown", ...parts, what: "event", name: pattern }, names);
}

export function planApproval(step: ApprovalStep, scope: Scope, planner: ControlPlanner): PlannedApproval {
  const { outputs, inputs, problems } = planner;
  if (scope.isRepeated) {
    problems.add({
      code: "workflow.approval-inside",
      at: step.at,
      path: `steps.${step.path}.wait.approval`,
      message: "an approval must not stand under a trigger, which would ask again at each firing",
      remedy: "ask before the trigger",
    });
  }
  const path = `steps.${step.path}.wait.approval`;
  const field = fieldOf("text", "string", TEXT);
  const binding = { field, path, from: step.path, outputs, inputs, problems, locals: scope.locals };
  outputs.set(step.path, [
    fieldOf("approved", "boolean", { type: "boolean" }),
    fieldOf("decision", "string", { type: "string", enum: ["approved", "rejected", "expired"] }),
    fieldOf("by", "string", TEXT),
    fieldOf("comment", "string", TEXT),
  ]);
  const { who, timeoutMs, onTimeout, onReject } = step;
  const text = bindValue(step.text, binding);
  return { ...coreOf(step), kind: "approval", method: "approval", text, who, timeoutMs, onTimeout, onReject };
}
