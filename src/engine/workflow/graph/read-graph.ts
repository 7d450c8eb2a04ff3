import { parseDocument } from "yaml";
import type { Mode } from "#shared/model/mode.ts";
import type { GraphNode, GraphProblem, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { Step } from "../definition.ts";
import { parseWorkflow } from "../parse.ts";
import { leafSteps } from "../plan.ts";
import type { SliceCatalog } from "../planner-input.ts";
import type { Problem } from "../problem.ts";
import { validateWorkflow } from "../validate.ts";
import { noWorkflows, type WorkflowLookup } from "../workflow-lookup.ts";
import { describeNode } from "./describe-node.ts";
import { allSteps, findSites, type StepSite } from "./find-sites.ts";
import { edgesOf } from "./graph-edges.ts";

export interface GraphOptions {
  /** Decides the venue of named actions; by default what the workflow itself says. */
  readonly mode?: Mode;
  readonly workflows?: WorkflowLookup;
}

/**
 * Draws a workflow's text: each step that can be found is a node, also one that cannot run. The text stays the truth: a
 * graph is read from it anew after each edit.
 */
export function readGraph(text: string, catalog: SliceCatalog, options: GraphOptions = {}): WorkflowGraph {
  const { definition, problems } = parseWorkflow(text);
  const checked = definition && validateWorkflow(definition, catalog, { workflows: noWorkflows, ...options });
  const root = findSites(parseDocument(text, { uniqueKeys: false }));
  const sites = allSteps(root);
  const leaves = checked === undefined ? [] : leafSteps(checked.plan.steps);
  const leafOf = new Map(leaves.map((leaf) => [leaf.path, leaf]));
  const stepOf = new Map(allDefined(definition?.steps ?? []).map((step) => [step.path, step]));
  const mode = checked?.plan.mode ?? "backtest";
  const lineAt = createLineFinder(text);
  const nodes = sites.map((site, order): GraphNode => {
    const { path, id, list, index, arms } = site;
    return {
      path,
      id,
      list: list.path,
      index,
      order,
      arms: arms.map((arm) => ({ list: arm.path, name: arm.arm })),
      line: lineAt(site.name.range?.[0] ?? 0),
      ...describeNode(site, stepOf.get(path), { catalog, mode, leaf: leafOf.get(path) }),
    };
  });
  const spans = sites.map((site) => spanOf(site, lineAt));
  return {
    name: definition?.name ?? "",
    description: definition?.description ?? "",
    isRealTime: definition?.isRealTime ?? false,
    nodes,
    edges: edgesOf(root, nodes, leaves),
    inputs: checked?.plan.inputs ?? [],
    problems: [...problems, ...(checked?.problems ?? [])].map((problem) => placeProblem(problem, spans)),
  };
}

function allDefined(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...allDefined(innerOf(step))]);
}

function innerOf(step: Step): readonly Step[] {
  switch (step.kind) {
    case "group":
    case "trigger":
    case "parallel":
    case "each":
      return step.steps;
    case "branch":
      return step.arms.flatMap(({ steps }) => steps);
    case "try":
      return [...step.steps, ...(step.catchSteps ?? []), ...step.finallySteps];
    default:
      return [];
  }
}

interface Span {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

function spanOf({ path, name, item }: StepSite, lineAt: (offset: number) => number): Span {
  const start = name.range?.[0] ?? 0;
  const end = item.range?.[1] ?? start;
  // The end of a block is the start of the line after it.
  return { path, from: lineAt(start), to: lineAt(Math.max(start, end - 1)) };
}

/** A problem belongs to the innermost step that its line is in. */
function placeProblem(
  { code, message, remedy, line, column }: Problem,
  spans: readonly Span[],
): GraphProblem {
  const node = spans.findLast(({ from, to }) => from <= line && line <= to)?.path ?? "";
  return { code, message, remedy, line, column, node };
}

function createLineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(1, low);
  };
}
