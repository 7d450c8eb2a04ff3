import type { Builder } from "./create-builder.ts";

const NODE = ".builder-canvas .react-flow__node";
/** How long a step may take to be drawn once the canvas shows its place. */
const FRAMES = 30;

/** Selects the step after the one that the keys are at in the order in which they run, or the one before, and leads the keys to it. */
export function goToStep(builder: Builder, by: 1 | -1): void {
  const { selected, graph } = builder.state.getState();
  const paths = graph.nodes.toSorted((one, other) => one.order - other.order).map(({ path }) => path);
  const focused = document.activeElement?.closest<HTMLElement>(NODE)?.dataset["id"];
  const index = paths.indexOf(focused ?? selected.at(-1) ?? "");
  const at = index === -1 && by === -1 ? 0 : index;
  // After the last comes the first.
  const next = paths.at((at + by) % paths.length);
  if (next === undefined) return;
  builder.select([next]);
  focusWhenDrawn(next, FRAMES);
}

/** Steps out of sight are not drawn: selecting one brings it into sight first. */
function focusWhenDrawn(path: string, frames: number): void {
  requestAnimationFrame(() => {
    const node = document.querySelector<HTMLElement>(`${NODE}[data-id="${path}"]`);
    if (node !== null) node.focus({ preventScroll: true });
    else if (frames > 0) focusWhenDrawn(path, frames - 1);
  });
}
