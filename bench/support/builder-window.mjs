import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withApp } from "../harness/app.mjs";
import { describeRenderer, quantile, sampleFrames } from "./chart-window.mjs";

/** Fewer in sight would measure an empty canvas. */
const LEAST_IN_SIGHT = 6;
const GROUP_STEPS = 10;

/** A workflow of so many steps: groups of ten, each with a read of bars and nine that take them. */
function writeWorkflow(workspace, steps) {
  const groups = Array.from({ length: Math.round(steps / (GROUP_STEPS + 1)) }, (_, group) => {
    const inner = Array.from({ length: GROUP_STEPS }, (_step, index) =>
      index === 0
        ? "    - fetch: { slice: data, method: get_historical }"
        : `    - look_${index}: { slice: analyze, method: find_patterns }`,
    );
    return [`  - group_${group}:`, ...inner].join("\n");
  });
  const folder = path.join(workspace, "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "big.yaml"), ["name: big", "steps:", ...groups, ""].join("\n"));
  return groups.length * (GROUP_STEPS + 1);
}

/** Drags the canvas to and fro, a little in each frame, until it is told to stop. */
function startDragging(window) {
  return window.evaluate(() => {
    const pane = document.querySelector(".react-flow__pane");
    const { left, top, width, height } = pane.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const tell = (target, name, clientX, clientY) =>
      target.dispatchEvent(
        new MouseEvent(name, { view: globalThis.window, bubbles: true, cancelable: true, clientX, clientY }),
      );
    tell(pane, "mousedown", x, y);
    let turn = 0;
    globalThis.isDragged = true;
    const drag = () => {
      if (!globalThis.isDragged) {
        tell(globalThis.window, "mouseup", x, y);
        return;
      }
      turn += 1;
      tell(globalThis.window, "mousemove", x + Math.sin(turn / 15) * 220, y + Math.cos(turn / 15) * 120);
      requestAnimationFrame(drag);
    };
    requestAnimationFrame(drag);
  });
}

/** Script a frame (p95) while a canvas of so many steps is dragged; one sample a stretch of 120 frames. */
export async function measureBuilder(steps, smoke) {
  let written = 0;
  const prepare = async (workspace) => {
    written = writeWorkflow(workspace, steps);
  };
  return withApp(async ({ app, window }) => {
    const rest = await sampleFrames(window, 60);
    await window.keyboard.press("Control+3");
    await window.getByLabel("Workflow to edit").selectOption("big");
    const nodes = window.locator(".builder-canvas .react-flow__node");
    await nodes.first().waitFor();
    await window.getByRole("button", { name: "Fit View" }).click();
    await window.waitForFunction(
      (least) => document.querySelectorAll(".builder-canvas .react-flow__node").length >= least,
      LEAST_IN_SIGHT,
    );
    const inSight = await nodes.count();
    const view = () => window.locator(".react-flow__viewport").getAttribute("style");
    const before = await view();
    await startDragging(window);
    await sampleFrames(window, 20);
    if ((await view()) === before) throw new Error("the canvas was not moved");
    const [samples, rates] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 5); index += 1) {
      const { scriptMs, framesPerSecond } = await sampleFrames(window, smoke ? 30 : 120);
      samples.push(quantile(scriptMs, 0.95));
      rates.push(framesPerSecond);
    }
    await window.evaluate(() => {
      globalThis.isDragged = false;
    });
    const details = {
      steps: written,
      "in sight": inSight,
      "frames a second": Number(quantile(rates, 0.5).toFixed(1)),
      "frames a second at rest": Number(rest.framesPerSecond.toFixed(1)),
      compositing: await describeRenderer(app),
    };
    return { samples, details };
  }, prepare);
}
