import type { Pixel } from "./drawing-shapes.ts";

/** A hand moves a little while it presses. */
const STILL_PX = 5;

/**
 * Hears each press of the mouse on a pane, in pixels of it, and none that ends a drag. The library's own clicks will not do: of two within half
 * a second it tells one, so that a line drawn quickly had no end. The answer ends it.
 */
export function pressByMouse(
  container: HTMLElement,
  pane: () => Element | undefined,
  listener: (at: Pixel) => void,
): () => void {
  let from: Pixel | undefined;

  function press({ clientX, clientY }: MouseEvent): void {
    from = { x: clientX, y: clientY };
  }

  function click({ button, clientX, clientY }: MouseEvent): void {
    const box = pane()?.getBoundingClientRect();
    const started = from;
    from = undefined;
    if (box === undefined || started === undefined || button !== 0) return;
    if (Math.hypot(clientX - started.x, clientY - started.y) >= STILL_PX) return;
    const at = { x: clientX - box.left, y: clientY - box.top };
    if (at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height) listener(at);
  }

  container.addEventListener("mousedown", press, true);
  container.addEventListener("click", click);
  return () => {
    container.removeEventListener("mousedown", press, true);
    container.removeEventListener("click", click);
  };
}
