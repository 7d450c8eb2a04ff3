import { describe, expect, it } from "vitest";
import { pressByMouse } from "./press-by-mouse.ts";

/** A chart whose pane lies 10 pixels from its left and 20 from its top. */
function aPane() {
  const container = new EventTarget();
  const pane = { getBoundingClientRect: () => ({ left: 10, top: 20, width: 300, height: 200 }) };
  const heard: unknown[] = [];
  const stop = pressByMouse(
    container as HTMLElement,
    () => pane as unknown as Element,
    (at) => heard.push(at),
  );
  const send = (name: string, clientX: number, clientY: number, button = 0): boolean =>
    container.dispatchEvent(Object.assign(new Event(name), { clientX, clientY, button }));
  const click = (x: number, y: number, to: readonly [number, number] = [x, y], button = 0): void => {
    send("mousedown", x, y, button);
    send("click", ...to, button);
  };
  return { click, heard, stop };
}

describe("pressByMouse", () => {
  it("hears each of two presses, however quick they are", () => {
    const { click, heard } = aPane();
    click(50, 60);
    click(200, 100, [202, 101]);
    expect(heard).toEqual([
      { x: 40, y: 40 },
      { x: 192, y: 81 },
    ]);
  });

  it("hears neither the end of a drag nor what is beside the pane", () => {
    const { click, heard, stop } = aPane();
    click(50, 60, [90, 60]);
    click(5, 60);
    click(50, 230);
    click(50, 60, [50, 60], 1);
    stop();
    click(50, 60);
    expect(heard).toEqual([]);
  });
});
