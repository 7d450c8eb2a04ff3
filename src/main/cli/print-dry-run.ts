import type { DryRunView, DryStepView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Terminal } from "./terminal.ts";

/** Prints what each step would get, and marks those that would change something outside of the run. */
export function printDryRun(terminal: Terminal, { workflow, mode, steps }: DryRunView): void {
  const acting = steps.filter(({ effect }) => effect !== undefined).length;
  terminal.print(
    `${workflow} would run ${String(steps.length)} steps in ${mode} mode, ${String(acting)} with effects; nothing was called`,
  );
  for (const step of steps) for (const line of describeStep(step)) terminal.print(line);
}

function describeStep({ step, slice, method, effect, fields }: DryStepView): readonly string[] {
  const what = effect === undefined ? "" : `  EFFECT: ${effect}`;
  return [
    `  ${step.padEnd(32)} ${slice}.${method}${what}`,
    ...fields.map(({ name, from }) => `      ${name} <- ${from}`),
  ];
}
