import { memo, useEffect, useMemo, useState, type RefObject } from "react";
import { ViewportPortal } from "@xyflow/react";
import { joinWires } from "./join-wires.ts";
import type { FlowNode, WireEdge } from "./to-flow.ts";
import { isWireOf, watchLook } from "./use-light-wires.ts";

interface FarWiresProps {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly WireEdge[];
  readonly root: RefObject<HTMLElement | null>;
}

/** All wires of a graph that is seen from far, to look at; those of the step under the pointer stand out. */
export const FarWires = memo(({ nodes, edges, root }: FarWiresProps) => {
  const lit = useLitStep(root);
  const all = useMemo(() => joinWires(nodes, edges), [nodes, edges]);
  const own = useMemo(
    () =>
      lit === undefined
        ? new Map<string, string>()
        : joinWires(
            nodes,
            edges.filter(({ id }) => isWireOf(id, lit)),
          ),
    [nodes, edges, lit],
  );
  return (
    <ViewportPortal>
      <svg className={`far-wires${lit === undefined ? "" : " far-wires--lit"}`} aria-hidden="true">
        {[...all].map(([look, path]) => (
          <path key={look} className={look} d={path} />
        ))}
        {[...own].map(([look, path]) => (
          <path key={`lit ${look}`} className={`${look} wire--lit`} d={path} />
        ))}
      </svg>
    </ViewportPortal>
  );
});
FarWires.displayName = "FarWires";

/** The step under the pointer, or the one that the keys are at. */
function useLitStep(root: RefObject<HTMLElement | null>): string | undefined {
  const [lit, setLit] = useState<string>();
  useEffect(() => watchLook(root.current, (_canvas, path) => setLit(path)), [root]);
  return lit;
}
