import type { Position } from "./problem.ts";
import type { ProblemList } from "./problem-list.ts";
import type { StepOutputs } from "./step-outputs.ts";

export interface StepMatch {
  readonly step: string;
  /** The output field, then keys inside it. */
  readonly keys: readonly string[];
}

interface Reader {
  readonly at: Position;
  readonly path: string;
  /** Path of the step that reads. */
  readonly from: string;
  readonly outputs: StepOutputs;
  readonly problems: ProblemList;
}

/** The earlier step that a reference names; one that names none, or several, is reported. */
export function findStep(segments: readonly string[], reader: Reader): StepMatch | undefined {
  const match = matchStep(segments, reader.outputs);
  if (match !== undefined && match !== "ambiguous") return match;
  const { at, path, problems, outputs, from } = reader;
  const [name = ""] = segments;
  if (match === "ambiguous") {
    problems.add({
      code: "workflow.step-ambiguous",
      at,
      path,
      message: `reference must name one step, was ${name}, of which there are several`,
      remedy: "write the whole path of the step, such as group.step",
    });
  } else if (from.split(".").includes(name)) {
    problems.add({
      code: "workflow.self-reference",
      at,
      path,
      message: `step must not refer to itself or a step around it, was ${name}`,
      remedy: "refer to a step before it",
    });
  } else {
    problems.addUnknown(
      { code: "workflow.step-unknown", at, path, what: "earlier step", name },
      outputs.paths(),
    );
  }
  return undefined;
}

/** The step that the longest possible start of the segments names, by its whole path or by the end of it. */
function matchStep(segments: readonly string[], outputs: StepOutputs): StepMatch | "ambiguous" | undefined {
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const name = segments.slice(0, length).join(".");
    const keys = segments.slice(length);
    const [step, ...more] = outputs.match(name);
    if (more.length > 0) return "ambiguous";
    if (step !== undefined) return { step, keys };
  }
  return undefined;
}
