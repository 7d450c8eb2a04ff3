import type { KeyboardEvent, PointerEvent } from "react";

interface ResizerProps {
  readonly label: string;
  readonly orientation: "vertical" | "horizontal";
  /** Size in pixels of the part that it resizes. */
  readonly size: number;
  readonly minimum: number;
  readonly maximum: number;
  /** -1 when the part lies after the bar, so that moving right makes it smaller. */
  readonly direction: 1 | -1;
  readonly onResize: (size: number) => void;
}

const KEY_STEP_PX = 16;
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** A bar between two parts; dragged by the pointer or moved by the arrow keys. */
export function Resizer({ label, orientation, size, minimum, maximum, direction, onResize }: ResizerProps) {
  const resize = (wanted: number): void => onResize(Math.round(Math.min(maximum, Math.max(minimum, wanted))));
  const position = (event: PointerEvent): number =>
    orientation === "vertical" ? event.clientX : event.clientY;

  function drag(down: PointerEvent<HTMLDivElement>): void {
    const bar = down.currentTarget;
    const start = position(down);
    const move = (event: globalThis.PointerEvent): void =>
      resize(size + direction * ((orientation === "vertical" ? event.clientX : event.clientY) - start));
    bar.setPointerCapture(down.pointerId);
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
  }

  function press(event: KeyboardEvent): void {
    const step = KEYS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(size + direction * step * KEY_STEP_PX);
  }

  return (
    <div
      className={`resizer resizer--${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
