import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";

/** Targets serve both the shipped Electron and the oldest runtime that the bootstrap may fall back to. */
const NODE_TARGET = "node20.18";
const CHROME_TARGET = "chrome130";

export default defineConfig({
  main: {
    build: {
      target: NODE_TARGET,
      externalizeDeps: {
        exclude: ["comlink", "zod", "yaml", "commander", "sucrase", "hyparquet", "hyparquet-compressors"],
      },
      rollupOptions: {
        input: {
          index: resolve("src/main/index.ts"),
          cli: resolve("src/main/cli.ts"),
          "slice.worker": resolve("src/main/workers/slice.worker.ts"),
          "user-code.worker": resolve("src/main/workers/user-code.worker.ts"),
          "backup.worker": resolve("src/main/backup/backup.worker.ts"),
          "import.worker": resolve("src/main/imports/import.worker.ts"),
        },
        output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "chunks/[name]-[hash].cjs" },
      },
    },
  },
  preload: {
    build: {
      target: NODE_TARGET,
      rollupOptions: {
        input: { index: resolve("src/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: "src/renderer",
    plugins: [react()],
    build: {
      target: CHROME_TARGET,
      outDir: "out/renderer",
      // A data: URL is refused by the window's content security policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve("src/renderer/index.html") } },
    },
  },
});
