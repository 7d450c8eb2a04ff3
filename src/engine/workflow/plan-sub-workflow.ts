import { toAppError } from "#shared/errors/app-error.ts";
import type { FieldInfo, ShapedField } from "#engine/registry/method-fields.ts";
import { checkKnownInputs } from "./check-run-inputs.ts";
import { coreOf, type ControlPlanner } from "./control-planner.ts";
import type { SubWorkflowStep } from "./definition.ts";
import { parseWorkflow } from "./parse.ts";
import type { ArmAnswer, PlannedSubWorkflow } from "./plan.ts";
import type { PlanDraft } from "./planner-input.ts";
import { describeProblem } from "./problem.ts";
import { createProblemList } from "./problem-list.ts";
import { addProducer, type Scope } from "./wire.ts";
import { wireCall } from "./wire-call.ts";

/** Deepest nesting of workflows in workflows. */
const MAX_DEPTH = 8;

/** Plans the other workflow with steps under this one; its inputs are wired like the fields of a call. */
export function planSubWorkflow(
  step: SubWorkflowStep,
  scope: Scope,
  planner: ControlPlanner,
): PlannedSubWorkflow {
  const { catalog, inputs, outputs, problems } = planner;
  const draft = planDefinition(step, planner);
  const empty = { workflow: step.workflow.name, mode: planner.mode, steps: [], inputs: [], defaults: {} };
  const plan = draft?.plan ?? { ...empty, acceptedInputs: [] };
  const wires =
    draft === undefined
      ? []
      : wireCall({
          step,
          fields: fieldsOf(draft, step),
          checkValue(field, value) {
            try {
              checkKnownInputs(draft.plan, { [field.name]: value }, catalog);
              return undefined;
            } catch (thrown) {
              const { message, remedy = "" } = toAppError(thrown);
              return { message, remedy };
            }
          },
          scope,
          inputs,
          outputs,
          problems,
        });
  const answers = draft === undefined ? [] : answersOf(draft);
  outputs.set(
    step.path,
    answers.map(({ field }) => field),
  );
  for (const { field } of answers) {
    const source = { kind: "step" as const, step: step.path, field: field.name };
    addProducer(scope, { name: field.name, wire: field.wire, source });
  }
  return {
    ...coreOf(step),
    kind: "workflow",
    method: step.workflow.name,
    wires,
    plan,
    answers: answers.map(({ answer }) => answer),
  };
}

function planDefinition(step: SubWorkflowStep, planner: ControlPlanner): PlanDraft | undefined {
  const { problems, workflows, trail, budget } = planner;
  const { name, at } = step.workflow;
  const refuse = (code: string, message: string, remedy: string): undefined => {
    problems.add({ code, at, path: `steps.${step.path}.workflow`, message, remedy });
  };
  const found = workflows.find(name);
  if (found === undefined) {
    const parts = {
      code: "workflow.unknown",
      at,
      path: `steps.${step.path}.workflow`,
      what: "workflow",
      name,
    };
    problems.addUnknown(parts, workflows.names());
    return undefined;
  }
  if (trail.includes(name)) {
    const circle = [...trail.slice(trail.indexOf(name)), name].join(" -> ");
    return refuse(
      "workflow.cycle",
      `workflows must not run each other in a circle, was ${circle}`,
      "remove one of these steps",
    );
  }
  if (trail.length >= MAX_DEPTH || budget.left === 0) {
    const limit = budget.left === 0 ? "few enough in all" : `nested at most ${MAX_DEPTH} deep`;
    return refuse("workflow.too-deep", `workflows must be ${limit}, was more at ${name}`, "flatten them");
  }
  budget.left -= 1;
  const list = createProblemList();
  const parsed = parseWorkflow(found.text, step.path);
  const draft =
    parsed.definition &&
    planner.planWorkflow({
      ...planner,
      definition: parsed.definition,
      given: new Set(step.with.map((field) => field.name)),
      problems: list,
      trail: [...trail, name],
      parent: step.path,
    });
  const [first, ...more] = [...parsed.problems, ...list.problems];
  if (first === undefined) return draft;
  const others = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return refuse(
    "workflow.part-invalid",
    `workflow ${name} must have no problems, was: ${describeProblem(first)}${others}`,
    `correct ${name} first`,
  );
}

/** What a person could be asked for, and whatever else is given under `with` and that a step takes. */
function fieldsOf({ plan, inputs }: PlanDraft, step: SubWorkflowStep): readonly FieldInfo[] {
  const asked = plan.inputs.map(({ type, ...input }): FieldInfo => ({
    ...input,
    wire: type,
    description: undefined,
    isGivable: true,
  }));
  const others = step.with.filter(
    ({ name }) => plan.acceptedInputs.includes(name) && !asked.some((field) => field.name === name),
  );
  const unset = { unit: undefined, description: undefined, default: undefined, choices: undefined };
  return [
    ...asked,
    ...others.map(({ name }): FieldInfo => {
      const wire = inputs.given.get(name) ?? "unknown";
      return { ...unset, name, title: name, wire, isRequired: false, isGivable: false };
    }),
  ];
}

/** What exactly one of its steps gives by a name is an answer of the whole. */
function answersOf({
  scope,
  outputs,
}: PlanDraft): readonly { readonly field: ShapedField; readonly answer: ArmAnswer }[] {
  return [...scope.producers].flatMap(([name, [only, ...more]]) => {
    if (only?.source.kind !== "step" || more.length > 0) return [];
    const { step, field: from } = only.source;
    const field = outputs.get(step)?.find((output) => output.name === from);
    return field === undefined ? [] : [{ field: { ...field, name }, answer: { name, step, field: from } }];
  });
}
