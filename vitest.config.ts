import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
