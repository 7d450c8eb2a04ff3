import type { Pixel } from "./drawing-shapes.ts";

/** Hears of a drag, in pixels of the pane. */
interface DragListener {
  /** False where there is nothing to drag: the press is then the chart's. */
  readonly grab: (at: Pixel) => boolean;
  readonly move: (to: Pixel) => void;
  readonly drop: () => void;
}

/** Takes presses of the mouse before the chart does where something can be dragged; the answer ends it. */
export function dragByMouse(
  container: HTMLElement,
  pane: () => Element | undefined,
  listener: DragListener,
): () => void {
  let letGo: () => void = () => undefined;

  function press(event: MouseEvent): void {
    const box = pane()?.getBoundingClientRect();
    if (event.button !== 0 || box === undefined) return;
    const toPixel = ({ clientX, clientY }: MouseEvent): Pixel => ({
      x: clientX - box.left,
      y: clientY - box.top,
    });
    const at = toPixel(event);
    const isInside = at.x >= 0 && at.y >= 0 && at.x <= box.width && at.y <= box.height;
    if (!isInside || !listener.grab(at)) return;
    event.stopPropagation();
    event.preventDefault();
    container.focus();
    // The window that the panel stands in now: it may be one of its own.
    const page = container.ownerDocument;
    const move = (moved: MouseEvent): void => listener.move(toPixel(moved));
    letGo = () => {
      page.removeEventListener("mousemove", move);
      page.removeEventListener("mouseup", letGo);
      letGo = () => undefined;
      listener.drop();
    };
    page.addEventListener("mousemove", move);
    page.addEventListener("mouseup", letGo);
  }

  container.addEventListener("mousedown", press, true);
  return () => {
    letGo();
    container.removeEventListener("mousedown", press, true);
  };
}
