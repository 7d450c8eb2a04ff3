import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The second ring: full properties and crash matrices, minutes long. */
export default defineConfig({
  test: {
    include: ["src/**/*.full.test.ts", "scripts/**/*.full.test.mjs"],
    exclude: ["node_modules", "out"],
    testTimeout: 300_000,
    // Most of them wait on processes of their own.
    maxWorkers: availableParallelism() + 1,
  },
});
