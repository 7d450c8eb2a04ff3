import { describe, expect, it } from "vitest";
import { holdByPointer } from "./hold-by-pointer.ts";

/** An element that stands in a window, and can be moved into another one. */
function anElement() {
  const windows = [new EventTarget(), new EventTarget()] as const;
  const element = Object.assign(new EventTarget(), { ownerDocument: { defaultView: windows[0] } });
  const heard: string[] = [];
  const stop = holdByPointer(element as unknown as HTMLElement, {
    hold: () => heard.push("held"),
    letGo: () => heard.push("let go"),
  });
  const send = (target: EventTarget, name: string): boolean => target.dispatchEvent(new Event(name));
  return { element, main: windows[0], popout: windows[1], heard, stop, send };
}

describe("holdByPointer", () => {
  it("hears a pointer that is let go outside of the element", () => {
    const { element, main, heard, send } = anElement();
    send(element, "pointerdown");
    send(main, "pointerup");
    send(main, "pointerup");
    expect(heard).toEqual(["held", "let go"]);
  });

  it("listens to the window that the element stands in when it is pressed", () => {
    const { element, main, popout, heard, send } = anElement();
    element.ownerDocument.defaultView = popout;
    send(element, "pointerdown");
    send(main, "pointerup");
    expect(heard).toEqual(["held"]);
    send(popout, "pointerup");
    expect(heard).toEqual(["held", "let go"]);
  });

  it.each(["pointercancel", "blur"])("is let go by a %s, too", (name) => {
    const { element, main, heard, send } = anElement();
    send(element, "pointerdown");
    send(main, name);
    expect(heard).toEqual(["held", "let go"]);
  });

  it("hears nothing more when it has ended", () => {
    const { element, main, heard, stop, send } = anElement();
    send(element, "pointerdown");
    stop();
    send(main, "pointerup");
    send(element, "pointerdown");
    expect(heard).toEqual(["held"]);
  });
});
