import type { ContainerKind, NewStep } from "#shared/model/workflow-graph.ts";

/** A step as plain data: a bare name, or what stands under its id. */
export interface PlainStep {
  readonly id: string;
  /** Undefined for a step that is only a name. */
  readonly body: unknown;
}

/** What a new step says first; a person fills in the rest. */
export function newStep(step: NewStep): PlainStep {
  switch (step.kind) {
    case "call":
      return { id: step.method, body: { slice: step.slice, method: step.method } };
    case "action":
      return { id: step.name, body: undefined };
    case "workflow":
      return { id: `run_${step.workflow}`, body: { workflow: step.workflow } };
    case "wait":
      return { id: "pause", body: { wait: "5s" } };
    case "event":
      return { id: "await_event", body: { wait: { event: "market.data.updated", timeout: "1h" } } };
    case "approval":
      return { id: "ask", body: { wait: { approval: "Go on?", timeout: "1h" } } };
    case "initialize":
      return { id: "initialize", body: { slices: ["data", "monitor"] } };
    case "trigger":
      return { id: "market_loop", body: { trigger: "market_data_update", steps: [] } };
    default:
      return { id: CONTAINER_IDS[step.kind], body: containerBody(step.kind, []) };
  }
}

/** What a new container is called. */
export const CONTAINER_IDS: Readonly<Record<ContainerKind, string>> = {
  group: "group",
  parallel: "together",
  branch: "decide",
  each: "for_each",
  try: "attempt",
};

/** What stands under the id of a container that holds those steps. */
export function containerBody(kind: ContainerKind, steps: readonly unknown[]): unknown {
  switch (kind) {
    case "group":
      return { steps };
    case "parallel":
      return { parallel: steps };
    case "branch":
      // A literal with a key of that name would pass for a promise.
      return new Map<string, unknown>([
        ["when", "true"],
        ["then", steps],
      ]);
    case "each":
      return { for_each: "${inputs.symbols}", steps };
    case "try":
      return { try: steps, catch: ["log_metrics"] };
  }
}
