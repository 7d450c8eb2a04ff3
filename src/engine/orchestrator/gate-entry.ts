import { userError } from "#shared/errors/app-error.ts";
import type { WorkflowDefinition } from "#engine/workflow/definition.ts";
import { evaluateRooted } from "#engine/workflow/read-rooted-expression.ts";
import type { RunRequest } from "#engine/workflow/run-types.ts";
import type { GateEntry } from "./run-gate.ts";

/** What the gate must know of a run; throws where the key of its workflow has no value for these inputs. */
export function gateEntryOf(
  { concurrency, priority }: Pick<WorkflowDefinition, "concurrency" | "priority">,
  { runId, inputs }: Pick<RunRequest, "runId" | "inputs">,
): GateEntry {
  if (concurrency === undefined) return { runId, key: undefined, whenBusy: "queue", priority };
  const { key, whenBusy } = concurrency;
  return { runId, key: typeof key === "string" ? key : keyOf(key, inputs), whenBusy, priority };
}

function keyOf(
  expression: Parameters<typeof evaluateRooted>[0],
  inputs: Readonly<Record<string, unknown>>,
): string {
  const value = evaluateRooted(expression, "inputs", inputs);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return String(value);
  throw userError({
    code: "workflow.concurrency-key-invalid",
    message: `concurrency.key must be a text or a number, was ${JSON.stringify(value)}`,
    field: "concurrency.key",
    value: JSON.stringify(value),
    remedy: "name one input, such as ${inputs.symbols[0]}",
  });
}
