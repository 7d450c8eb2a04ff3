import { processMemoryMb } from "../harness/memory.mjs";

/** In the main process: what is alive after a collection. Electron has no switch for it that reaches the collector's handle. */
function collectInMain() {
  process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
  process.getBuiltinModule("node:vm").runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return { processId: process.pid, heapMb: (heapUsed + external) / 1e6 };
}

/**
 * Answers a function that collects garbage in the main process and in the window's, and tells what both hold then, in MB (10^6 bytes): what
 * is alive in their heaps, and all memory of their processes.
 */
export async function openMemoryMeter({ app, window }) {
  const session = await app.context().newCDPSession(window);
  const rendererId = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].webContents.getOSProcessId(),
  );
  return async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const main = await app.evaluate(collectInMain);
    return {
      mainHeapMb: main.heapMb,
      windowHeapMb: usedSize / 1e6,
      mainMb: processMemoryMb(main.processId),
      windowMb: processMemoryMb(rendererId),
    };
  };
}
