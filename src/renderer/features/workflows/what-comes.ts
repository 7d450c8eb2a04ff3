import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";

/** What the middle will show of a run of the workflow, told before it. */
export function whatComes({ steps }: Pick<WorkflowView, "steps">): string {
  if (steps.some(({ slice, method }) => slice === "backtest" && method === "execute"))
    return "Its chart, trades and statistics will show here.";
  return "It trades nothing: what its steps find will show here.";
}

/** What is still to be filled in before the workflow can run. */
export function whatIsMissing(
  { inputs }: Pick<WorkflowView, "inputs">,
  values: Readonly<Record<string, string>>,
): string {
  const titles = inputs
    .filter(({ name, isRequired }) => isRequired && (values[name] ?? "").trim() === "")
    .map(({ title }) => title);
  if (titles.length > 0) return `Fill in ${titles.join(" and ")} above.`;
  return inputs.length === 0 ? "" : "The inputs above are filled in.";
}
