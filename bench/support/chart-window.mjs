import { copyFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withApp } from "../harness/app.mjs";
import { openBarsProduct } from "./bars-product.mjs";
import { makeFolder } from "./folder.mjs";
import { writeLongCsv } from "./long-csv.mjs";
import { openMemoryMeter } from "./window-memory.mjs";

/** The symbol of the long series, and of a short one beside it, both of one-minute bars. */
export const [LONG_SYMBOL, SHORT_SYMBOL] = ["WALK", "OTHER"];

const SHORT_BARS = 20_000;
const MOST_CHARTS = 10;

const instanceOf = (index) => (index === 0 ? "chart" : `chart:${index + 1}`);

/** Imports both series and keeps a setup for every chart, so that each opens with the named one. */
async function prepare(workspace, bars, shown) {
  const other = path.join(makeFolder(), `${SHORT_SYMBOL}.csv`);
  copyFileSync(writeLongCsv(SHORT_BARS), other);
  const product = openBarsProduct(workspace);
  await product.importFile(writeLongCsv(bars));
  await product.importFile(other);
  await product.close();
  const source = { symbol: shown, timeframe: "1m" };
  const off = { hasRegimes: false, hasQuality: false, indicators: [], compared: [] };
  const setup = { source, style: "candles", scale: "linear", hasVolume: true, ...off };
  const setups = Array.from({ length: MOST_CHARTS }, (_, index) => [instanceOf(index), setup]);
  const saved = { setups: Object.fromEntries(setups), sets: [], drawings: {} };
  writeFileSync(path.join(workspace, "charts.json"), JSON.stringify(saved));
}

/** The built app on a workspace with a series of so many one-minute bars; no chart is open yet. Each will show `shown`. */
export function withCharts(bars, use, shown = LONG_SYMBOL) {
  return withApp(use, (workspace) => prepare(workspace, bars, shown));
}

/** From a press to the frame after the one in which a chart has the symbol's bars, in milliseconds, measured in the page. */
function timeUntilDrawn(window, press, symbol) {
  return window.evaluate(
    async ({ press: what, symbol: wanted }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const startedMs = performance.now();
      if (what === "open") document.querySelector(".workspaces__item").click();
      else {
        const select = document.querySelector('.chart select[aria-label="Symbol"]');
        select.value = wanted;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      while (document.querySelector(".chart .legend__symbol")?.textContent !== wanted) await frame();
      await frame();
      await frame();
      return performance.now() - startedMs;
    },
    { press, symbol },
  );
}

/** Opens the workspace that has a chart, of the long series unless another was to be shown. */
export const timeOpening = (window, symbol = LONG_SYMBOL) => timeUntilDrawn(window, "open", symbol);

/** Chooses another symbol for the chart. */
export const timeSwitch = (window, symbol) => timeUntilDrawn(window, "choose", symbol);

/** A layout of so many charts in rows of five, as the window keeps one. */
function layoutOf(charts) {
  const ids = Array.from({ length: charts }, (_, index) => instanceOf(index));
  const leaf = (id) => ({
    type: "leaf",
    data: { views: [id], activeView: id, id: `group-${id}` },
    size: 200,
  });
  const rows = [];
  for (let index = 0; index < charts; index += 5)
    rows.push({ type: "branch", data: ids.slice(index, index + 5).map(leaf), size: 300 });
  const root = { type: "branch", data: rows, size: 1_000 };
  const panels = ids.map((id) => [id, { id, contentComponent: "chart", title: "Chart" }]);
  const grid = { root, width: 1_500, height: 800, orientation: "VERTICAL" };
  return { version: 1, dock: { grid, panels: Object.fromEntries(panels) } };
}

/** Shows so many charts of the long series side by side. */
async function showCharts(window, charts) {
  await window.evaluate(async (layout) => {
    await window.trader.invoke("layouts:save", { name: "Charts", layout });
    await window.trader.invoke("layouts:choose", { name: "Charts" });
  }, layoutOf(charts));
  await window.reload();
  const figures = window.getByRole("figure", { name: /^Chart/ });
  await figures.nth(charts - 1).waitFor();
  if ((await figures.count()) !== charts) throw new Error(`there are ${await figures.count()} charts`);
  for (let index = 0; index < charts; index += 1) {
    await figures.nth(index).locator(".legend__symbol", { hasText: LONG_SYMBOL }).waitFor();
  }
  return figures;
}

/** Lets every chart bring so many bars a second, as live ticks would. */
async function playAll(figures, barsPerSecond) {
  const count = await figures.count();
  for (let index = 0; index < count; index += 1) {
    const figure = figures.nth(index);
    // A replay begins in the middle of the view: far from the end, so that it lasts.
    await figure.getByRole("button", { name: "All", exact: true }).click();
    await figure.getByText(/bars a point/).waitFor();
    await figure.getByRole("button", { name: "Replay", exact: true }).click();
    await figure.getByRole("combobox", { name: "Speed" }).selectOption(String(barsPerSecond));
    await figure.getByRole("button", { name: "Play replay" }).click();
  }
}

/**
 * The script of each of so many frames in milliseconds: all callbacks of the frame with the microtasks that they leave behind, React's
 * rendering among them; what the browser does on its own account is not in it. And how many frames there were a second.
 */
export function sampleFrames(window, frames) {
  return window.evaluate(async (wanted) => {
    const own = window.requestAnimationFrame;
    const spent = new Map();
    window.requestAnimationFrame = (callback) =>
      own.call(window, (tsMs) => {
        const startedMs = performance.now();
        callback(tsMs);
        queueMicrotask(() => spent.set(tsMs, (spent.get(tsMs) ?? 0) + performance.now() - startedMs));
      });
    const startedMs = performance.now();
    for (let seen = 0; seen < wanted; seen += 1) {
      await new Promise((resolve) =>
        own.call(window, (tsMs) => {
          spent.set(tsMs, spent.get(tsMs) ?? 0);
          resolve();
        }),
      );
    }
    window.requestAnimationFrame = own;
    const seconds = (performance.now() - startedMs) / 1_000;
    return { scriptMs: [...spent.values()], framesPerSecond: wanted / seconds };
  }, frames);
}

/** What draws the window. */
export async function describeRenderer(app) {
  const status = await app.evaluate(({ app: electron }) => electron.getGPUFeatureStatus());
  return status.gpu_compositing;
}

/** The value that a share of the samples does not exceed. */
export function quantile(samples, share) {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Script a frame (p95) while so many charts each take 30 bars a second; one sample a stretch of 120 frames. */
export async function measureCharts(charts, smoke) {
  return withCharts(smoke ? 20_000 : 1_000_000, async ({ app, window }) => {
    const rest = await sampleFrames(window, 60);
    const figures = await showCharts(window, charts);
    await playAll(figures, 30);
    await sampleFrames(window, 60);
    const [samples, rates] = [[], []];
    for (let index = 0; index < (smoke ? 1 : 7); index += 1) {
      const { scriptMs, framesPerSecond } = await sampleFrames(window, smoke ? 30 : 120);
      samples.push(quantile(scriptMs, 0.95));
      rates.push(framesPerSecond);
    }
    const playing = await window.getByRole("button", { name: "Pause replay" }).count();
    if (playing !== charts) throw new Error(`${playing} of ${charts} charts were live to the end`);
    const details = {
      "frames a second": Number(quantile(rates, 0.5).toFixed(1)),
      "frames a second at rest": Number(rest.framesPerSecond.toFixed(1)),
      compositing: await describeRenderer(app),
    };
    return { samples, details };
  });
}

const HOUR_SECONDS = 3_600;
const TICKS_A_SECOND = 2;
const SIXTHS = 6;

/** How many bars each chart has replayed, as it says itself: `… · bar 512,003 of 1,000,000`. */
async function replayedBars(window) {
  const texts = await window.getByRole("status", { name: "Replayed up to" }).allInnerTexts();
  return texts.map((text) => Number(/bar ([\d,]+) of/.exec(text)?.[1]?.replaceAll(",", "")));
}

/** Waits until every chart has replayed so many bars more than it had. */
async function waitForBars(window, before, bars) {
  for (;;) {
    const now = await replayedBars(window);
    if (now.every((place, index) => place - before[index] >= bars)) return;
    await sleep(100);
  }
}

/**
 * Growth of the memory of main and window, in MB, while ten charts take the ticks of an hour, two a second each, as fast as they can, garbage
 * collected before each look. Fails when it is 60 or more, or when the last third still grows.
 */
export async function measureHour(smoke) {
  const ticks = smoke ? 300 : HOUR_SECONDS * TICKS_A_SECOND;
  return withCharts(smoke ? 20_000 : 1_000_000, async ({ app, window }) => {
    const figures = await showCharts(window, MOST_CHARTS);
    const measure = await openMemoryMeter({ app, window });
    await playAll(figures, 240);
    const start = await replayedBars(window);
    // What is only made once, code that was compiled among it, is not growth.
    await waitForBars(window, start, ticks / SIXTHS);
    const looks = [await measure()];
    for (let sixth = 1; sixth <= SIXTHS; sixth += 1) {
      await waitForBars(window, start, (ticks * (sixth + 1)) / SIXTHS);
      looks.push(await measure());
    }
    return describeGrowth(looks, smoke);
  });
}

const bothMb = ({ mainMb, windowMb }) => mainMb + windowMb;
const MAXIMUM_MB = 60;
/** What two looks at the same memory differ by. */
const NOISE_MB = 5;

function describeGrowth(looks, smoke) {
  const [first, last] = [looks[0], looks.at(-1)];
  const lastThird = looks[looks.length - 1 - SIXTHS / 3];
  const grown = (name, from) => Number((last[name] - from[name]).toFixed(1));
  const growthMb = bothMb(last) - bothMb(first);
  const lateMb = grown("mainHeapMb", lastThird) + grown("windowHeapMb", lastThird);
  if (!smoke && growthMb >= MAXIMUM_MB)
    throw new Error(`memory grew by ${growthMb.toFixed(1)} MB in an hour's ticks`);
  if (!smoke && lateMb > NOISE_MB) throw new Error(`the last third still grew by ${lateMb.toFixed(1)} MB`);
  const details = {
    "main, all memory": grown("mainMb", first),
    "main, heap": grown("mainHeapMb", first),
    "window, all memory": grown("windowMb", first),
    "window, heap": grown("windowHeapMb", first),
    "heaps, last third": Number(lateMb.toFixed(1)),
  };
  return { samples: [growthMb], details };
}
