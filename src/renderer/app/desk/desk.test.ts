import { describe, expect, it } from "vitest";
import type { LayoutsView } from "#shared/ipc/channels/layout-channels.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createDesk } from "./desk.ts";
import { aDockLayout } from "./testing/a-dock-layout.ts";
import { createFakeDock } from "./testing/fake-dock.ts";

const PANELS = new Set(["run", "explorer", "inspector", "monitor"]);
const RESEARCH = ["run", "explorer", "inspector"];

/** A desk over a main process that kept these layouts, and the moments that it waits for. */
async function aDesk(kept: LayoutsView = { layouts: {} }) {
  const client = createFakeClient({
    "layouts:get": () => kept,
    "layouts:save": () => undefined,
    "layouts:choose": () => undefined,
    "layouts:remove": () => ({ wasThere: true }),
    "layouts:import": () => ({ text: JSON.stringify({ name: "Desk", ...saved(["run"]) }) }),
    "layouts:export": () => ({ path: "/home/a/workspace-Research.json" }),
  });
  const waiting = new Set<() => void>();
  const desk = createDesk({
    client,
    isKnownPanel: (panel) => PANELS.has(panel),
    after(_delayMs, callback) {
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
  });
  const dock = createFakeDock();
  await desk.load();
  const letGo = desk.attach(dock);
  const rest = (): void => {
    for (const callback of waiting) callback();
    waiting.clear();
  };
  const asked = (channel: string) =>
    client.asked.filter((request) => request.channel === channel).map(({ input }) => input);
  return { desk, dock, asked, rest, letGo };
}

const saved = (panels: readonly string[], version = 1) => ({ version, dock: aDockLayout(panels) });

describe("createDesk", () => {
  it("begins with Research as it comes, and with what was kept afterwards", async () => {
    const { dock } = await aDesk();
    expect(dock.opened()).toEqual(RESEARCH);
    const again = await aDesk({ current: "mine", layouts: { mine: saved(["monitor", "run"]) } });
    expect(again.dock.opened()).toEqual(["monitor", "run"]);
    expect(again.desk.state.getState()).toMatchObject({ current: "mine", own: ["mine"] });
  });

  it.each([
    ["a panel that is not there", saved(["oracle"]), "it names the panel oracle"],
    ["a later form", saved(["run"], 7), "it is of form 7"],
    ["what is no layout", { version: 1, dock: {} }, "it is not a layout"],
  ])("shows what comes with it in place of %s, and says so", async (_what, research, reason) => {
    const { desk, dock } = await aDesk({ layouts: { research } });
    expect(dock.opened()).toEqual(RESEARCH);
    expect(desk.state.getState().notice).toContain(reason);
    desk.dismiss();
    expect(desk.state.getState().notice).toBeUndefined();
  });

  it("tells what was wrong with the file of the layouts", async () => {
    const { desk } = await aDesk({ layouts: {}, problem: "layouts.json was damaged" });
    expect(desk.state.getState().notice).toBe("layouts.json was damaged");
  });

  it("keeps a change once it rests, under the workspace that it was made in", async () => {
    const { desk, dock, asked, rest } = await aDesk();
    dock.put(["run"]);
    expect(asked("layouts:save")).toEqual([]);
    rest();
    dock.put(["run", "monitor"]);
    desk.show("trade");
    expect(asked("layouts:save")).toEqual([
      { name: "research", layout: saved(["run"]) },
      { name: "research", layout: saved(["run", "monitor"]) },
    ]);
    expect(asked("layouts:choose")).toEqual([{ name: "trade" }]);
    desk.show("research");
    expect(dock.opened()).toEqual(["run", "monitor"]);
  });

  it("undoes and redoes changes, but not the size of the window", async () => {
    const { desk, dock, rest } = await aDesk();
    dock.put(["run"]);
    rest();
    dock.put(["run"], 2560);
    rest();
    desk.undo();
    expect([dock.opened(), desk.state.getState().canUndo]).toEqual([RESEARCH, false]);
    desk.undo();
    desk.redo();
    expect([dock.opened(), desk.state.getState().canRedo]).toEqual([["run"], false]);
  });

  it("puts a workspace back to how it came, which can be undone", async () => {
    const { desk, dock, rest } = await aDesk();
    dock.put(["monitor"]);
    rest();
    desk.reset();
    expect(dock.opened()).toEqual(RESEARCH);
    desk.undo();
    expect(dock.opened()).toEqual(["monitor"]);
  });

  it("duplicates a workspace under a name of its own, and removes it", async () => {
    const { desk, dock, asked } = await aDesk();
    dock.put(["run"]);
    desk.remove();
    desk.duplicate(" Mine ");
    desk.duplicate("Mine");
    expect(desk.state.getState()).toMatchObject({ current: "Mine 2", own: ["Mine", "Mine 2"] });
    expect(dock.opened()).toEqual(["run"]);
    desk.remove();
    expect(asked("layouts:remove")).toEqual([{ name: "Mine 2" }]);
    expect(desk.state.getState()).toMatchObject({ current: "research", own: ["Mine"] });
  });

  it("exports a workspace, and imports what was exported", async () => {
    const { desk, dock, asked } = await aDesk();
    dock.put(["run", "monitor"]);
    await desk.exportLayout();
    expect(asked("layouts:export")).toEqual([{ name: "Research", layout: saved(["run", "monitor"]) }]);
    expect(desk.state.getState().notice).toBe("Saved /home/a/workspace-Research.json");
    desk.reset();
    desk.importLayout(JSON.stringify({ name: "Desk", ...saved(["run", "monitor"]) }));
    expect([desk.state.getState().current, dock.opened()]).toEqual(["Desk", ["run", "monitor"]]);
    desk.importLayout(JSON.stringify({ name: "Desk", ...saved(["run"]) }));
    expect(desk.state.getState().current).toBe("Desk 2");
  });

  it.each([
    ["{", "it is not JSON"],
    ["[]", "it is not a layout"],
    ["null", "it is not a layout"],
    [JSON.stringify({ ...saved(["oracle"]) }), "it names the panel oracle"],
  ])("refuses to import %s", async (text, reason) => {
    const { desk, dock, asked } = await aDesk();
    desk.importLayout(text);
    expect(desk.state.getState().notice).toContain(reason);
    expect([dock.opened(), asked("layouts:save")]).toEqual([RESEARCH, []]);
  });

  it("brings a panel to the front where it is, and else in the workspace that comes with it", async () => {
    const { desk, dock } = await aDesk();
    desk.reveal("explorer");
    expect([desk.state.getState().current, dock.isShown("explorer")]).toEqual(["research", true]);
    desk.show("monitor");
    desk.reveal("run");
    expect([desk.state.getState().current, dock.isShown("run")]).toEqual(["research", true]);
    desk.openPanel("monitor");
    expect(desk.isShown("monitor")).toBe(true);
  });

  it("goes back from the monitor only", async () => {
    const { desk } = await aDesk();
    desk.show("trade");
    desk.back();
    desk.show("monitor");
    desk.back();
    expect(desk.state.getState().current).toBe("trade");
  });

  it("asks nothing more of a dock that it let go of", async () => {
    const { desk, dock, asked, rest, letGo } = await aDesk();
    letGo();
    dock.put(["monitor"]);
    rest();
    await settle();
    expect([asked("layouts:save"), desk.isShown("monitor")]).toEqual([[], false]);
  });

  it("keeps what was there before the window ended, and nothing that its end did", async () => {
    const { desk, dock, asked, rest } = await aDesk();
    dock.put(["run"]);
    desk.leave();
    dock.put(["run", "inspector"]);
    rest();
    desk.settle();
    expect(asked("layouts:save")).toEqual([{ name: "research", layout: saved(["run"]) }]);
  });

  it("says when a layout could not be kept", async () => {
    const client = createFakeClient({ "layouts:get": () => ({ layouts: {} }) });
    const desk = createDesk({ client, isKnownPanel: () => true, after: () => () => undefined });
    const dock = createFakeDock();
    await desk.load();
    desk.attach(dock);
    dock.put(["run"]);
    desk.settle();
    await settle();
    expect(desk.state.getState().notice).toBe("The layout was not kept: nobody answers layouts:save");
  });

  it("makes a workspace that ships one's own, and shows it as it was left afterwards", async () => {
    const { desk, dock, asked, rest } = await aDesk();
    desk.addSample("judge_results");
    expect([desk.state.getState().current, dock.opened()]).toEqual([
      "Judge results",
      ["result", "comparison", "explorer", "inspector"],
    ]);
    dock.put(["result"]);
    rest();
    desk.show("research");
    desk.addSample("judge_results");
    expect(desk.state.getState().own).toEqual(["Judge results"]);
    expect(asked("layouts:save")).toHaveLength(2);
    desk.addSample("no_such");
    expect(desk.state.getState().current).toBe("Judge results");
  });

  it("makes a workspace of a file that a person chooses", async () => {
    const { desk, dock } = await aDesk();
    await desk.importFile();
    expect([desk.state.getState().current, dock.opened()]).toEqual(["Desk", ["run"]]);
  });
});
