import { Activity, TriangleAlert, Workflow } from "lucide-react";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";

interface WorkflowListProps {
  readonly workflows: readonly WorkflowView[];
  readonly selected: string | undefined;
  /** The workflow of the run that is selected. */
  readonly related: string | undefined;
  readonly onSelect: (name: string) => void;
}

export function WorkflowList({ workflows, selected, related, onSelect }: WorkflowListProps) {
  return (
    <ul className="nav-list" aria-label="Workflows">
      {workflows.map((workflow) => (
        <li key={workflow.name}>
          <button
            type="button"
            className={`nav-item${workflow.name === related ? " nav-item--related" : ""}`}
            aria-current={workflow.name === selected ? "true" : undefined}
            title={workflow.description}
            onClick={() => onSelect(workflow.name)}
          >
            <span className="nav-item__icon">
              {workflow.isRealTime ? (
                <Activity size={14} aria-hidden="true" />
              ) : (
                <Workflow size={14} aria-hidden="true" />
              )}
            </span>
            <span className="nav-item__main">
              <span className="nav-item__title">{workflow.name}</span>
              <span className="nav-item__text">{workflow.description}</span>
              <Problems problems={workflow.problems} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Problems({ problems }: { readonly problems: readonly string[] }) {
  const [first] = problems;
  if (first === undefined) return null;
  return (
    <span className="nav-item__problem" title={problems.join("\n")}>
      <TriangleAlert size={12} aria-hidden="true" />
      {problems.length === 1 ? first : `${problems.length} problems: ${first}`}
    </span>
  );
}
