import type { LibraryWorkflow } from "#engine/workflow/library.ts";
import type { WorkflowTrigger } from "#engine/workflow/workflow-trigger.ts";
import type { Activation } from "./activation.ts";
import type { ActiveEventTrigger } from "./event-fires.ts";

/** A trigger of an active workflow. */
export interface ActiveTrigger {
  readonly trigger: WorkflowTrigger;
  readonly activation: Activation;
  readonly priority: number;
}

/** The triggers that active workflows were activated with and still have. A file that cannot run asks for nothing. */
export function listActive(
  workflows: readonly LibraryWorkflow[],
  activations: ReadonlyMap<string, Activation>,
): readonly ActiveTrigger[] {
  return workflows.flatMap(({ name, definition, problems }) => {
    const activation = activations.get(name);
    if (activation?.isActive !== true || definition === undefined || problems.length > 0) return [];
    const { triggers, priority } = definition;
    return triggers
      .filter(({ id }) => activation.triggers.includes(id))
      .map((trigger) => ({ trigger, activation, priority }));
  });
}

/** What is to be heard for it; empty for one that only looks at the clock. */
export function asEventFire({ trigger, activation, priority }: ActiveTrigger): readonly ActiveEventTrigger[] {
  if (trigger.kind !== "event") return [];
  const { workflow, number } = activation;
  return [{ workflow, activation: number, trigger, priority, owed: activation }];
}
