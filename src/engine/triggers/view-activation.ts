import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";
import { nextTime } from "#engine/calc/calendar/schedule.ts";
import type { WorkflowDefinition } from "#engine/workflow/definition.ts";
import { defaultMode } from "#engine/workflow/validate.ts";
import type { WorkflowTrigger } from "#engine/workflow/workflow-trigger.ts";
import { settledUpTo, type Activation } from "./activation.ts";

/** What a person is shown of a workflow's triggers; `definition` is undefined where its file is gone or cannot be read. */
export function viewActivation(
  workflow: string,
  activation: Activation | undefined,
  definition: WorkflowDefinition | undefined,
  tsNowMs: EpochMs,
): ActivationView {
  const isActive = activation?.isActive === true;
  return {
    workflow,
    isActive,
    mode: activation?.mode ?? (definition === undefined ? "backtest" : defaultMode(definition)),
    inputs: activation?.inputs ?? {},
    by: activation?.by,
    tsChangedMs: activation?.tsChangedMs,
    triggers: (definition?.triggers ?? []).map((trigger) => ({
      trigger: trigger.id,
      isWaiting: isActive && !activation.triggers.includes(trigger.id),
      tsNextMs: isActive ? nextTimeOf(trigger, activation, tsNowMs) : undefined,
    })),
  };
}

/** When it fires next by the clock: not before now, nor at a time that is settled; undefined when nothing is due. */
export function nextTimeOf(
  trigger: WorkflowTrigger,
  activation: Activation,
  tsNowMs: EpochMs,
): EpochMs | undefined {
  if (trigger.kind === "event" || !activation.triggers.includes(trigger.id)) return undefined;
  const fromMs = Math.max(tsNowMs, settledUpTo(activation, trigger.id));
  const tsNextMs = nextTime(trigger.schedule, fromMs);
  return tsNextMs === undefined ? undefined : epochMs(tsNextMs);
}
