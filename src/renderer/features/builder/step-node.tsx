import { memo } from "react";
import { Handle, Position } from "@xyflow/react";
import type { NodeProps } from "@xyflow/react";
import { shownInputs } from "./layout-graph.ts";
import { NodeState } from "./node-state.tsx";
import { sliceTone } from "./slice-look.ts";
import { StepIcon } from "./step-icon.tsx";
import { useIsHeld, useStepRun } from "./step-run.ts";
import type { StepFlowNode } from "./to-flow.ts";
import { wireTone } from "./wire-tone.ts";

/** A line may break there, which it would not do within a name. */
const BREAK_AFTER_WORD = "_\u200B";

/** A step that runs no others: what it is called, what it takes and gives, and how it went. */
export const StepNode = memo(({ id, data, selected }: NodeProps<StepFlowNode>) => {
  const { node, problems, hasBreakpoint, isFar } = data;
  const run = useStepRun(id);
  const isHeld = useIsHeld(id);
  const tone = sliceTone(node.method);
  const inputs = shownInputs(node);
  const rows = Math.max(inputs.length, node.outputs.length);
  const classes = [
    "step-node",
    `step-node--${node.kind}`,
    tone === undefined ? "" : `slice--${tone}`,
    run === undefined ? "" : `step-node--${run.status}`,
  ];
  if (selected) classes.push("step-node--selected");
  if (problems.length > 0) classes.push("step-node--wrong");
  if (isHeld) classes.push("step-node--held");
  const title = problems.join("\n") || node.help;
  const state = (
    <NodeState path={id} hasBreakpoint={hasBreakpoint} problems={problems.length} mark={data.mark} />
  );
  if (isFar)
    return (
      <div className={classes.join(" ")} title={title}>
        <span className="step-node__id">{node.id.replaceAll("_", BREAK_AFTER_WORD)}</span>
        {state}
      </div>
    );
  return (
    <div className={classes.join(" ")} title={title}>
      <Handle type="target" id="before" position={Position.Left} className="port port--order" />
      <Handle type="source" id="after" position={Position.Right} className="port port--order" />
      <div className="step-node__header">
        <span className="step-node__icon">
          <StepIcon kind={node.kind} method={node.method} />
        </span>
        <span className="step-node__names">
          <span className="step-node__id">{node.id}</span>
          <span className="step-node__title">{node.method === "" ? node.title : node.method}</span>
        </span>
        {state}
      </div>
      {Array.from({ length: rows }, (_, row) => {
        const [input, output] = [inputs[row], node.outputs[row]];
        return (
          <div
            className={`step-node__row${input === undefined ? " step-node__row--out" : ""}${output === undefined ? " step-node__row--in" : ""}`}
            key={`${input?.name ?? ""} ${output?.name ?? ""}`}
          >
            {input === undefined ? null : (
              <span
                className={`step-node__port${input.source.kind === "missing" ? " step-node__port--missing" : ""}`}
              >
                <Handle
                  type="target"
                  id={`in:${input.name}`}
                  position={Position.Left}
                  className={`port wire--${wireTone(input.wire)}`}
                />
                {input.title}
              </span>
            )}
            {output === undefined ? null : (
              <span className="step-node__port step-node__port--out">
                {output.title}
                <Handle
                  type="source"
                  id={`out:${output.name}`}
                  position={Position.Right}
                  className={`port wire--${wireTone(output.wire)}`}
                />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
});
StepNode.displayName = "StepNode";
