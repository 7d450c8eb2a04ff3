import { useEffect, type RefObject } from "react";
import { pressAlt, pressKey, type KeyActions } from "./press-key.ts";

/** Lets the keys do what they mean in the builder while it is shown. */
export function useBuilderKeys(root: RefObject<HTMLElement | null>, keys: KeyActions): void {
  useEffect(() => {
    // What a key was pressed on may be gone a moment later; the keys then are the builder's while it is shown.
    const isOurs = ({ target }: KeyboardEvent): boolean =>
      root.current?.checkVisibility() === true &&
      (target === document.body || (target instanceof Node && root.current.contains(target)));
    const press = (event: KeyboardEvent): void => {
      if (isOurs(event)) pressKey(event, keys);
    };
    const pressEarly = (event: KeyboardEvent): void => {
      if (isOurs(event) && pressAlt(event, keys.builder)) event.stopPropagation();
    };
    document.addEventListener("keydown", press);
    document.addEventListener("keydown", pressEarly, { capture: true });
    return () => {
      document.removeEventListener("keydown", press);
      document.removeEventListener("keydown", pressEarly, { capture: true });
    };
  });
}
