import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withApp } from "../harness/app.mjs";
import { processorOfFrames } from "./processor-of-frames.mjs";
import { describeRenderer, quantile, sampleFrames } from "./chart-window.mjs";

/** Fewer in sight would measure an empty canvas. */
const LEAST_IN_SIGHT = 6;
const GROUP_STEPS = 10;

/** Steps whole, as they are near. */
const NEAR_ZOOM = 0.5;

/** A workflow of so many steps: groups of ten, each with a read of bars and nine that take them over a wire. */
function writeWorkflow(workspace, steps) {
  const groups = Array.from({ length: Math.round(steps / (GROUP_STEPS + 1)) }, (_, group) => {
    const inner = Array.from({ length: GROUP_STEPS }, (_step, index) =>
      index === 0
        ? "    - fetch: { slice: data, method: get_historical }"
        : `    - look_${index}: { slice: analyze, method: find_patterns, with: { bars: "\${steps.group_${group}.fetch.bars}" } }`,
    );
    return [`  - group_${group}:`, ...inner].join("\n");
  });
  const folder = path.join(workspace, "workflows");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "big.yaml"), ["name: big", "steps:", ...groups, ""].join("\n"));
  return groups.length * (GROUP_STEPS + 1);
}

/** How many steps stand on the canvas where it can be seen; more may be drawn. */
function countInSight(window) {
  return window.evaluate(() => {
    const canvas = document.querySelector(".builder-canvas").getBoundingClientRect();
    return [...document.querySelectorAll(".builder-canvas .react-flow__node")].filter((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return left < canvas.right && right > canvas.left && top < canvas.bottom && bottom > canvas.top;
    }).length;
  });
}

const viewOf = (window) => window.locator(".builder-canvas .react-flow__viewport").getAttribute("style");

async function zoomIn(window) {
  const zoom = async () => Number(/scale\(([\d.]+)/u.exec(await viewOf(window))[1]);
  while ((await zoom()) < NEAR_ZOOM) await window.getByRole("button", { name: "Zoom In" }).click();
}

/** Drags the canvas to and fro, a little in each frame, until it is told to stop. */
function startDragging(window) {
  return window.evaluate(() => {
    const pane = document.querySelector(".builder-canvas .react-flow__pane");
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

function stopDragging(window) {
  return window.evaluate(() => {
    globalThis.isDragged = false;
  });
}

/** The script of frames (p95) and their rate while the canvas is dragged, so many times over a stretch of frames. */
async function drag(window, stretches, frames) {
  const inSight = await countInSight(window);
  if (inSight < LEAST_IN_SIGHT) throw new Error(`only ${inSight} steps were in sight`);
  const before = await viewOf(window);
  await startDragging(window);
  await sampleFrames(window, 20);
  if ((await viewOf(window)) === before) throw new Error("the canvas was not moved");
  const [samples, rates] = [[], []];
  const processor = await processorOfFrames(window, stretches * frames, async () => {
    for (let index = 0; index < stretches; index += 1) {
      const { scriptMs, framesPerSecond } = await sampleFrames(window, frames);
      samples.push(quantile(scriptMs, 0.95));
      rates.push(framesPerSecond);
    }
  });
  await stopDragging(window);
  return { inSight, samples, processor, framesPerSecond: Number(quantile(rates, 0.5).toFixed(1)) };
}

/** Script a frame (p95) while a canvas of so many steps is dragged; one sample a stretch of 120 frames. */
export async function measureBuilder(steps, smoke) {
  let written = 0;
  const prepare = async (workspace) => {
    written = writeWorkflow(workspace, steps);
  };
  const [stretches, frames] = smoke ? [1, 30] : [5, 120];
  return withApp(async ({ app, window }) => {
    const rest = await sampleFrames(window, 60);
    await window.keyboard.press("Control+3");
    await window.getByLabel("Workflow to edit").selectOption("big");
    await window.locator(".builder-canvas .react-flow__node").first().waitFor();
    await window.getByRole("button", { name: "Fit View" }).click();
    const all = await drag(window, stretches, frames);
    await zoomIn(window);
    const near = await drag(window, stretches, frames);
    const details = {
      steps: written,
      "in sight": all.inSight,
      "frames a second": all.framesPerSecond,
      "processor ms of script a frame": all.processor.scriptMs,
      "processor ms a frame": all.processor.allMs,
      "near: in sight": near.inSight,
      "near: ms": Number(quantile(near.samples, 0.5).toFixed(2)),
      "near: processor ms of script a frame": near.processor.scriptMs,
      "near: frames a second": near.framesPerSecond,
      "frames a second at rest": Number(rest.framesPerSecond.toFixed(1)),
      compositing: await describeRenderer(app),
    };
    return { samples: all.samples, details };
  }, prepare);
}
