import type { Builder } from "./create-builder.ts";

/** How long a step may take to be drawn once the canvas shows its place. */
const FRAMES = 30;

/** Selects the step after the selected one in the order in which they run, or the one before, and leads the keys to it. */
export function goToStep(builder: Builder, by: 1 | -1): void {
  const { selected, graph } = builder.state.getState();
  const paths = graph.nodes.toSorted((one, other) => one.order - other.order).map(({ path }) => path);
  const index = paths.indexOf(selected.at(-1) ?? "");
  const start = by === 1 ? -1 : paths.length;
  const next = paths[(index === -1 ? start : index) + by];
  if (next === undefined) return;
  builder.select([next]);
  focusWhenDrawn(next, FRAMES);
}

/** Steps out of sight are not drawn: selecting one brings it into sight first. */
function focusWhenDrawn(path: string, frames: number): void {
  requestAnimationFrame(() => {
    const node = document.querySelector<HTMLElement>(`.builder-canvas .react-flow__node[data-id="${path}"]`);
    if (node !== null) node.focus({ preventScroll: true });
    else if (frames > 0) focusWhenDrawn(path, frames - 1);
  });
}
