import type { MethodManifest, SliceManifest } from "#engine/base/define-slice.ts";
import { inputFields, shapedOutputs } from "#engine/registry/method-fields.ts";
import type { ActionStep, CallStep, InitializeStep, Reference, Step, TriggerStep } from "./definition.ts";
import type { PlanDraft, PlannerInput } from "./planner-input.ts";
import { resolveAction } from "./named-actions.ts";
import { orderSteps } from "./order-steps.ts";
import type { PlannedCall, PlannedLoop, PlannedStep } from "./plan.ts";
import { planControl } from "./plan-control.ts";
import { NO_RETRY } from "./retry.ts";
import { createRunInputList } from "./run-input-list.ts";
import { TRIGGERS, triggerValues } from "./triggers.ts";
import { StepOutputs } from "./step-outputs.ts";
import { ORDER_METHODS } from "./order-methods.ts";
import { addProducer, createScope, mergeIntoOuter, type Scope } from "./wire.ts";
import { checkByMethod, wireCall } from "./wire-call.ts";

/** Turns the steps of a definition into planned ones, in running order, and gathers the inputs that a run takes. */
export function planWorkflow(input: PlannerInput): PlanDraft {
  const { definition, catalog, mode, problems } = input;
  const inputs = createRunInputList(definition.inputs, input.given, problems, input.parent !== "");
  const outputs = new StepOutputs(input.parent);

  function planList(steps: readonly Step[], scope: Scope): readonly PlannedStep[] {
    return orderSteps(steps, problems).flatMap((step) => planStep(step, scope));
  }

  function planStep(step: Step, scope: Scope): readonly PlannedStep[] {
    switch (step.kind) {
      case "call":
        return optional(planCall(step, step.slice, step.method, scope));
      case "action":
        return optional(planAction(step, scope));
      case "initialize":
        return [{ kind: "group", path: step.path, steps: planInitialize(step, scope) }];
      case "group":
        return [{ kind: "group", path: step.path, steps: planList(step.steps, scope) }];
      case "trigger":
        return [planLoop(step, scope)];
      case "branch":
      case "parallel":
      case "each":
      case "try":
      case "wait":
      case "event":
      case "approval":
      case "workflow":
        return [planControl(step, scope, { ...input, planWorkflow, planList, outputs, inputs })];
    }
  }

  function planAction(step: ActionStep, scope: Scope): PlannedCall | undefined {
    const named = resolveAction(step.id, mode);
    if (named === undefined) return undefined;
    const slice = { name: named.slice, at: step.at };
    return planCall(step, slice, { name: named.method, at: step.at }, scope);
  }

  function planLoop(step: TriggerStep, scope: Scope): PlannedLoop {
    if (!definition.isRealTime) {
      problems.add({
        code: "workflow.mode-missing",
        at: step.at,
        path: `steps.${step.path}.trigger`,
        message: "a workflow with a trigger must say mode: real-time, was without",
        remedy: "add mode: real-time",
      });
    }
    if (scope.isControlled) {
      problems.add({
        code: "workflow.trigger-inside",
        at: step.at,
        path: `steps.${step.path}.trigger`,
        message: "a trigger must stand at the top or in a group, was inside a branch, loop, parallel or try",
        remedy: "move it out",
      });
    }
    for (const given of TRIGGERS[step.trigger].inputs) inputs.add(given);
    const trigger = { ...createScope(scope), isRepeated: true };
    for (const { name, wire } of triggerValues(step.trigger)) {
      addProducer(trigger, { name, wire, source: { kind: "trigger", trigger: step.trigger, name } });
    }
    const body = createScope(trigger);
    const steps = planList(step.steps, body);
    mergeIntoOuter({ producers: body.producers, outer: scope });
    return { kind: "loop", path: step.path, trigger: step.trigger, steps };
  }

  function planInitialize(step: InitializeStep, scope: Scope): readonly PlannedStep[] {
    return step.slices.flatMap((slice): readonly PlannedStep[] => {
      const manifest = findSlice(slice, `steps.${step.path}.slices`);
      if (manifest === undefined) return [];
      const path = `${step.path}.${slice.name}`;
      if (!Object.hasOwn(manifest.methods, "start")) return [{ kind: "load", path, slice: slice.name }];
      const start = { ...PLAIN_CALL, path, at: slice.at };
      return optional(planCall(start, slice, { name: "start", at: slice.at }, scope));
    });
  }

  function planCall(
    step: CallParts,
    slice: Reference,
    method: Reference,
    scope: Scope,
  ): PlannedCall | undefined {
    const found = findMethod(step, slice, method);
    if (found === undefined) return undefined;
    checkRetry(step, method);
    const fields = inputFields(found);
    const checkValue = checkByMethod(found);
    const wires = wireCall({ step, fields, checkValue, scope, inputs, outputs, problems });
    const produced = shapedOutputs(found);
    outputs.set(step.path, produced);
    // What may be missing is not wired by name: whoever needs it refers to it and says what happens without.
    for (const { name, wire } of step.mayFail ? [] : produced) {
      addProducer(scope, { name, wire, source: { kind: "step", step: step.path, field: name } });
    }
    return {
      kind: "call",
      path: step.path,
      slice: slice.name,
      method: method.name,
      wires,
      timeoutMs: step.timeoutMs,
      retry: step.retry ?? NO_RETRY,
      mayFail: step.mayFail,
    };
  }

  function findSlice(slice: Reference, path: string): SliceManifest | undefined {
    const manifest = catalog.findManifest(slice.name);
    if (manifest !== undefined) return manifest;
    const reason = catalog.disabledReason(slice.name);
    if (reason === undefined) {
      const parts = { code: "workflow.slice-unknown", at: slice.at, path, what: "slice", name: slice.name };
      problems.addUnknown(parts, catalog.list());
    } else {
      const message = `slice must be usable, ${slice.name} was disabled: ${reason}`;
      problems.add({
        code: "workflow.slice-disabled",
        at: slice.at,
        path,
        message,
        remedy: "remove the cause",
      });
    }
    return undefined;
  }

  function findMethod(step: CallParts, slice: Reference, method: Reference): MethodManifest | undefined {
    const manifest = findSlice(slice, `steps.${step.path}.slice`);
    if (manifest === undefined) return undefined;
    if (Object.hasOwn(manifest.methods, method.name)) return manifest.methods[method.name];
    problems.addUnknown(
      {
        code: "workflow.method-unknown",
        at: method.at,
        path: `steps.${step.path}.method`,
        what: `method of ${slice.name}`,
        name: method.name,
      },
      Object.keys(manifest.methods),
    );
    return undefined;
  }

  function checkRetry(step: CallParts, method: Reference): void {
    if (step.retry === undefined || step.retry.attempts === 1 || !ORDER_METHODS.has(method.name)) return;
    problems.add({
      code: "workflow.retry-refused",
      at: step.retry.at,
      path: `steps.${step.path}.retry`,
      message: `a step that sends orders must not be retried, was ${step.retry.attempts} attempts`,
      remedy: "remove retry: an order whose fate is unknown is looked up, not sent again",
    });
  }

  const scope = { ...createScope(undefined), isControlled: input.parent !== "" };
  const steps = planList(definition.steps, scope);
  const defaults = definition.inputs.filter((declared) => declared.default !== undefined);
  const plan = {
    workflow: definition.name,
    mode,
    steps,
    inputs: inputs.list(),
    defaults: Object.fromEntries(defaults.map((declared) => [declared.name, declared.default])),
    acceptedInputs: inputs.accepted(),
  };
  return { plan, scope, outputs, inputs };
}

type CallParts = Pick<CallStep, "path" | "at" | "with" | "timeoutMs" | "retry" | "mayFail">;

const PLAIN_CALL = { with: [], timeoutMs: undefined, retry: undefined, mayFail: false };

function optional(call: PlannedCall | undefined): readonly PlannedCall[] {
  return call === undefined ? [] : [call];
}
