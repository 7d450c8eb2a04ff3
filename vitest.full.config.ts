import { defineConfig } from "vitest/config";

/** The second ring: full properties and crash matrices, minutes long. */
export default defineConfig({
  test: {
    include: ["src/**/*.full.test.ts", "scripts/**/*.full.test.mjs"],
    exclude: ["node_modules", "out"],
    testTimeout: 300_000,
  },
});
