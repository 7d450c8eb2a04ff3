import { describe, expect, it } from "vitest";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AlertSeverity } from "#shared/model/alert.ts";
import { createAlertNotifier, type DesktopNote } from "./alert-notifier.ts";

const raised = (name: string, severity: AlertSeverity = "warning"): AnyEnvelope =>
  ({
    name: "alert.raised",
    payload: { alert: { name, severity, message: `${name} happened` } },
  }) as AnyEnvelope;

function aNotifier(isOn = true) {
  const notes: DesktopNote[] = [];
  const due: (() => void)[] = [];
  const hear = createAlertNotifier({
    show: (note) => notes.push(note),
    isOn: () => Promise.resolve(isOn),
    after: (_delayMs, callback) => due.push(callback),
  });
  return {
    hear,
    notes,
    due,
    endQuiet: () => due.shift()?.(),
    settled: () => Promise.resolve().then(() => undefined),
  };
}

describe("createAlertNotifier", () => {
  it("tells the first alert at once", async () => {
    const { hear, notes, settled } = aNotifier();
    hear([raised("Trading was halted", "critical")]);
    await settled();
    expect(notes).toEqual([
      { title: "Trading was halted", body: "Trading was halted happened", isCritical: true },
    ]);
  });

  it("tells a storm in one note when the quiet ends, the worst first", async () => {
    const { hear, notes, endQuiet, settled } = aNotifier();
    hear([raised("a")]);
    hear([raised("b"), raised("b"), raised("c")]);
    hear([raised("d", "critical")]);
    await settled();
    expect(notes.length).toBe(1);
    endQuiet();
    await settled();
    expect(notes[1]).toEqual({ title: "4 alerts", body: "d, b, c", isCritical: true });
  });

  it("counts names that find no room", async () => {
    const { hear, notes, endQuiet, settled } = aNotifier();
    hear([raised("first")]);
    hear(["a", "b", "c", "d", "e"].map((name) => raised(name)));
    endQuiet();
    await settled();
    expect(notes[1]?.body).toBe("a, b, c, and 2 more");
  });

  it("tells at once again after a quiet in which nothing was raised", async () => {
    const { hear, notes, endQuiet, settled } = aNotifier();
    hear([raised("a")]);
    endQuiet();
    hear([raised("b")]);
    await settled();
    expect(notes.map(({ title }) => title)).toEqual(["a", "b"]);
  });

  it("tells nothing that is only good to know, or no alert", async () => {
    const { hear, notes, due, settled } = aNotifier();
    hear([raised("a", "info"), { name: "trading.halted", payload: { reason: "x" } } as AnyEnvelope]);
    await settled();
    expect([notes, due]).toEqual([[], []]);
  });

  it("tells nothing while it is switched off", async () => {
    const { hear, notes, settled } = aNotifier(false);
    hear([raised("a", "critical")]);
    await settled();
    expect(notes).toEqual([]);
  });
});
