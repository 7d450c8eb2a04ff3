import type { Reference, Step } from "./definition.ts";
import { type ProblemList } from "./problem-list.ts";

/** The steps of one list in the order in which they run: as written, but each after all that it needs. */
export function orderSteps(steps: readonly Step[], problems: ProblemList): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const marks = new Map<string, "open" | "done">();
  const ordered: Step[] = [];

  function visit(step: Step, trail: readonly string[]): void {
    marks.set(step.id, "open");
    for (const need of step.needs) {
      const needed = byId.get(need.name);
      if (needed === undefined || needed === step) reportNeed(step, need, [...byId.keys()], problems);
      else if (marks.get(needed.id) === "open") reportCycle(step, need, [...trail, step.id], problems);
      else if (marks.get(needed.id) === undefined) visit(needed, [...trail, step.id]);
    }
    marks.set(step.id, "done");
    ordered.push(step);
  }

  for (const step of steps) if (!marks.has(step.id)) visit(step, []);
  return ordered;
}

function reportNeed(step: Step, need: Reference, siblings: readonly string[], problems: ProblemList): void {
  const path = `steps.${step.path}.needs`;
  const isItself = need.name === step.id || step.path.split(".").includes(need.name);
  if (isItself) {
    problems.add({
      code: "workflow.self-reference",
      at: need.at,
      path,
      message: `step must not need itself or a step around it, was ${need.name}`,
      remedy: `remove ${need.name} from needs`,
    });
    return;
  }
  const others = siblings.filter((id) => id !== step.id);
  problems.addUnknown(
    { code: "workflow.need-unknown", at: need.at, path, what: "step of the same list", name: need.name },
    others,
  );
}

function reportCycle(step: Step, need: Reference, trail: readonly string[], problems: ProblemList): void {
  const cycle = [...trail.slice(trail.indexOf(need.name)), need.name].join(" -> ");
  problems.add({
    code: "workflow.cycle",
    at: need.at,
    path: `steps.${step.path}.needs`,
    message: `steps must not need each other in a circle, was ${cycle}`,
    remedy: `remove one of these needs`,
  });
}
