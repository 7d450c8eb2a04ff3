import { CircleAlert, CircleCheck } from "lucide-react";
import type { GraphProblem } from "#shared/model/workflow-graph.ts";

interface ProblemListProps {
  readonly problems: readonly GraphProblem[];
  readonly onShow: (problem: GraphProblem) => void;
}

/** Every problem that keeps the workflow from running; a press goes to its step. */
export function ProblemList({ problems, onShow }: ProblemListProps) {
  if (problems.length === 0) {
    return (
      <p className="problems problems--none" role="status" aria-label="Validation">
        <CircleCheck size={14} aria-hidden="true" /> It can run: no problems.
      </p>
    );
  }
  return (
    <section className="problems" aria-label="Validation">
      <p className="problems__count" role="status">
        {problems.length === 1 ? "1 problem" : `${problems.length} problems`}
      </p>
      <ul className="problems__list" aria-label="Problems">
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column} ${problem.message}`}>
            <button type="button" className="problems__item" onClick={() => onShow(problem)}>
              <CircleAlert size={13} aria-hidden="true" />
              <span className="problems__place">
                line {problem.line}
                {problem.node === "" ? "" : ` · ${problem.node}`}
              </span>
              <span className="problems__message">
                {problem.message}; {problem.remedy}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
