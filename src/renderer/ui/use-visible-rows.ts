import { useEffect, useState } from "react";
import type { RefObject } from "react";
import { visibleRows } from "./visible-rows.ts";
import type { RowWindow } from "./visible-rows.ts";

/** Before the box was measured. */
const FIRST_LOOK = { top: 0, height: 400 };

/** The rows of a scrolling box that are to be in the document, kept up while it is scrolled and sized. */
export function useVisibleRows(box: RefObject<HTMLElement | null>, rowPx: number, count: number): RowWindow {
  const [scroll, setScroll] = useState(FIRST_LOOK);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", measure);
    };
  }, [box]);
  return visibleRows(scroll.top, scroll.height, rowPx, count);
}
