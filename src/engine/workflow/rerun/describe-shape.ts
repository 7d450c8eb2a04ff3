import type { PlannedControl, PlannedStep } from "../plan.ts";

/** What a step does, as text, and the run inputs that it reads: equal shapes with equal inputs do the same. */
export interface StepShape {
  readonly path: string;
  readonly text: string;
  readonly inputs: ReadonlySet<string>;
}

/** All of a step, with what is in it. */
export function describeShape(step: PlannedStep): StepShape {
  return shapeOf(step.path, step);
}

/** How a step decides, without the steps in it. */
export function describeDecision(step: PlannedControl): StepShape {
  switch (step.kind) {
    case "branch":
      return shapeOf(step.path, { kind: step.kind, method: step.method, condition: step.condition });
    case "workflow":
      return shapeOf(step.path, { kind: step.kind, method: step.method, wires: step.wires });
    default:
      return shapeOf(step.path, { kind: step.kind });
  }
}

function shapeOf(path: string, value: unknown): StepShape {
  const inputs = new Set<string>();
  const text = JSON.stringify(plain(value, inputs));
  return { path, text, inputs };
}

/** Plain data without the places in the text, which move with every line above. */
function plain(value: unknown, inputs: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, inputs));
  if (typeof value !== "object" || value === null) return value;
  const held = value as Readonly<Record<string, unknown>>;
  noteInput(held, inputs);
  const isNode = typeof held["kind"] === "string";
  const entries = Object.entries(held)
    .filter(([key]) => !isNode || (key !== "at" && key !== "offset"))
    // What a person wrote is compared as it is.
    .map(([key, item]) => [key, held["kind"] === "literal" ? item : plain(item, inputs)]);
  return Object.fromEntries(entries);
}

function noteInput(held: Readonly<Record<string, unknown>>, inputs: Set<string>): void {
  const { kind, name, names } = held;
  if (kind === "input" && typeof name === "string") inputs.add(name);
  if (kind === "path" && Array.isArray(names) && names[0] === "inputs") inputs.add(String(names[1]));
}
