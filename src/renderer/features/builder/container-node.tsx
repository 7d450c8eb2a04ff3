import { memo } from "react";
import { Handle, Position } from "@xyflow/react";
import type { NodeProps } from "@xyflow/react";
import { Plus } from "lucide-react";
import type { GraphNode } from "#shared/model/workflow-graph.ts";
import { NodeState } from "./node-state.tsx";
import { StepIcon } from "./step-icon.tsx";
import { showWritten } from "./show-value.ts";
import { useCanvasTools, useIsHeld, useStepRun } from "./step-run.ts";
import type { StepFlowNode } from "./to-flow.ts";

/** A step that holds others, one strip for each of its arms. */
export const ContainerNode = memo(({ id, data, selected }: NodeProps<StepFlowNode>) => {
  const { node, lanes, problems, hasBreakpoint, isFar } = data;
  const { addTo } = useCanvasTools();
  const run = useStepRun(id);
  const isHeld = useIsHeld(id);
  const first = node.settings.find(({ value }) => value !== undefined);
  const classes = ["container-node", run === undefined ? "" : `container-node--${run.status}`];
  if (selected) classes.push("step-node--selected");
  if (problems.length > 0) classes.push("step-node--wrong");
  if (isHeld) classes.push("step-node--held");
  return (
    <div className={classes.join(" ")} title={problems.join("\n")}>
      {isFar ? null : <ContainerPorts node={node} />}
      <div className="step-node__header">
        <span className="step-node__icon">
          <StepIcon kind={node.kind} />
        </span>
        <span className="step-node__names">
          <span className="step-node__id">{node.id}</span>
          <span className="step-node__title">
            {first === undefined ? node.title : `${node.title}: ${showWritten(first.value)}`}
          </span>
        </span>
        <NodeState path={id} hasBreakpoint={hasBreakpoint} problems={problems.length} mark={data.mark} />
      </div>
      {lanes.map(({ list, name, y, height }) => (
        <div className="container-node__lane" key={list} data-list={list} style={{ top: y, height }}>
          {name === "" ? null : <span className="container-node__arm">{name}</span>}
          {isFar ? null : (
            <button
              type="button"
              className="container-node__add nodrag"
              aria-label={`Add a step to ${list}`}
              title={`Add a step to ${list}`}
              onClick={() => addTo(list)}
            >
              <Plus size={13} aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
});
ContainerNode.displayName = "ContainerNode";

function ContainerPorts({ node }: { readonly node: GraphNode }) {
  return (
    <>
      <Handle type="target" id="before" position={Position.Left} className="port port--order" />
      <Handle type="source" id="after" position={Position.Right} className="port port--order" />
      {node.outputs.map(({ name }) => (
        <Handle
          key={name}
          type="source"
          id={`out:${name}`}
          position={Position.Right}
          className="port port--order"
        />
      ))}
    </>
  );
}
