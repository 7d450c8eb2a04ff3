import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["scripts/testing/seed-properties.mjs"],
    // Files share module graphs: it halves the time, and no test may lean on the state of a module.
    isolate: false,
    // Many files wait on processes of their own: one worker more than the cores keeps the cores busy.
    maxWorkers: availableParallelism() + 1,
    // A busy machine may take its time; what takes too long is for the benchmarks to say.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.mjs", "bench/**/*.test.mjs"],
    exclude: ["node_modules", "out", "**/*.full.test.ts"],
    coverage: {
      provider: "v8",
      reportsDirectory: ".build/coverage",
      reporter: ["text-summary", "json-summary"],
      include: ["src/engine/**/*.ts", "src/shared/**/*.ts"],
      exclude: ["**/*.test.ts", "**/testing/**"],
      thresholds: { lines: 90 },
    },
  },
});
