import { memo } from "react";
import { BaseEdge, EdgeLabelRenderer } from "@xyflow/react";
import type { EdgeProps } from "@xyflow/react";
import { drawWire } from "./draw-wire.ts";
import type { WireEdge } from "./to-flow.ts";

const LABEL_GAP_PX = 8;

/** A wire with the value that went over it in the shown run. */
export const WireEdgeView = memo((props: EdgeProps<WireEdge>) => {
  const { id, sourceX, sourceY, targetX, targetY, data, interactionWidth = 16 } = props;
  const path = drawWire({ sourceX, sourceY, targetX, targetY }, data?.route);
  const value = data?.value;
  const output = `${data?.edge.from ?? ""} ${data?.edge.fromField ?? ""}`;
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={interactionWidth} />
      {value === undefined ? null : (
        <EdgeLabelRenderer>
          <div
            className="wire-value nodrag nopan"
            role="note"
            aria-label={`${output}: ${value.text}`}
            title={`${output}\n${value.whole}\n${value.hash}`}
            style={{ transform: `translate(0, -50%) translate(${sourceX + LABEL_GAP_PX}px, ${sourceY}px)` }}
          >
            <span className="wire-value__text">{value.text}</span>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
WireEdgeView.displayName = "WireEdgeView";
