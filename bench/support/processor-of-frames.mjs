/** What the page's own thread worked while `work` drew so many frames, in milliseconds of processor time a frame: script, and all of it. */
export async function processorOfFrames(window, frames, work) {
  const session = await window.context().newCDPSession(window);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const read = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const before = await read();
  await work();
  const after = await read();
  await session.detach();
  const perFrame = (name) => Number((((after[name] - before[name]) * 1_000) / frames).toFixed(2));
  return { scriptMs: perFrame("ScriptDuration"), allMs: perFrame("TaskDuration") };
}
