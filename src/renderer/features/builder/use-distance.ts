import { useStore } from "@xyflow/react";

/** Below it steps are blocks with a name, sooner where there are so many that drawing them whole takes longer than a frame. */
const FAR_ZOOM = { few: 0.3, many: 0.5 };
const MANY_STEPS = 150;
/** Below it no name can be read either. */
const NAMELESS_ZOOM = 0.22;

export type Distance = "near" | "far" | "farther";

/** How far away the graph is looked at from. */
export function useDistance(steps: number): Distance {
  const farZoom = steps > MANY_STEPS ? FAR_ZOOM.many : FAR_ZOOM.few;
  return useStore(({ transform: [, , zoom] }) => {
    if (zoom >= farZoom) return "near";
    return zoom >= NAMELESS_ZOOM ? "far" : "farther";
  });
}
