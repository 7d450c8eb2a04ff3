import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The second ring: full properties and crash matrices, minutes long. */
export default defineConfig({
  test: {
    setupFiles: ["scripts/testing/seed-properties.mjs"],
    include: ["src/**/*.full.test.ts", "scripts/**/*.full.test.mjs"],
    exclude: ["node_modules", "out"],
    testTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Sources that are newer than the build are built before the first command line starts, not by it.
    globalSetup: ["scripts/bootstrap/testing/prepare-product.mjs"],
    // Most of them wait on processes of their own.
    maxWorkers: availableParallelism() + 1,
  },
});
