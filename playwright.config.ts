import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.e2e.ts",
  // A guard against what hangs, not a measure: a busy machine may take its time.
  timeout: 300_000,
  // A window that shares its processor with others takes more than the usual five seconds to show what it was told.
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  reporter: [["list"], ["json", { outputFile: ".build/results/e2e.json" }]],
  outputDir: "test-results",
});
