import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";

/** Before the box was measured. */
const FIRST_LOOK_PX = 480;

/** The width of a box in pixels, kept up while it is sized. */
export function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(FIRST_LOOK_PX);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setWidth(Math.max(1, element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
