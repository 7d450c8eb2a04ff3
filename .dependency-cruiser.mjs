/** The layers as rules over the whole import graph; see ARCHITECTURE.md for the table that they hold. */
export default {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-slice-to-slice",
      comment: "A slice knows no other slice; the orchestrator passes data between them.",
      severity: "error",
      from: { path: "^src/engine/slices/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/engine/slices/", pathNot: "^src/engine/slices/$1/" },
    },
    {
      name: "slice-stays-low",
      comment: "A slice imports shared, engine/base, engine/calc and itself.",
      severity: "error",
      from: { path: "^src/engine/slices/", pathNot: "\\.test\\.ts$" },
      to: {
        path: "^src/(engine/(registry|workflow|orchestrator|bus|session|desk|testing)|main|preload|renderer)/",
      },
    },
    {
      name: "desk-stays-low",
      comment:
        "The desk imports shared, engine/base, engine/calc and itself; the slices reach it through a port.",
      severity: "error",
      from: { path: "^src/engine/desk/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: "^src/(engine/(?!base|calc|desk)|main|preload|renderer)" },
    },
    {
      name: "gateway-stays-low",
      comment: "The gateway imports shared, engine/base, engine/calc and itself; a venue is a port.",
      severity: "error",
      from: { path: "^src/engine/gateway/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: "^src/(engine/(?!base|calc|gateway)|main|preload|renderer)" },
    },
    {
      name: "calc-stays-pure",
      severity: "error",
      from: { path: "^src/engine/calc/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(engine/(?!base|calc)|main|preload|renderer)" },
    },
    {
      name: "base-knows-nothing",
      severity: "error",
      from: { path: "^src/engine/base/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(engine/(?!base)|main|preload|renderer)" },
    },
    {
      name: "shared-below-all",
      severity: "error",
      from: { path: "^src/shared/" },
      to: { path: "^src/(?!shared)" },
    },
    {
      name: "engine-below-main",
      severity: "error",
      from: { path: "^src/engine/" },
      to: { path: "^src/(main|preload|renderer)/" },
    },
    {
      name: "renderer-is-a-replica",
      severity: "error",
      from: { path: "^src/renderer/" },
      to: { path: "^src/(engine|main|preload)/" },
    },
    {
      name: "preload-is-a-bridge",
      severity: "error",
      from: { path: "^src/preload/" },
      to: { path: "^src/(engine|main|renderer)/" },
    },
    {
      name: "main-below-nothing",
      severity: "error",
      from: { path: "^src/main/" },
      to: { path: "^src/(preload|renderer)/" },
    },
    {
      name: "adapters-are-apart",
      comment: "store, feeds, providers, workers, windows and desktop are joined by app.ts only.",
      severity: "error",
      from: { path: "^src/main/(store|feeds|providers|workers|windows|desktop)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/main/(store|feeds|providers|workers|windows|desktop)/", pathNot: "^src/main/$1/" },
    },
    {
      name: "ground-of-main",
      comment: "What every subject of the host stands on knows none of them (docs/adr/0023).",
      severity: "error",
      from: { path: "^src/main/(node|files|logging|config)/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: "^src/main/(?!node|files|logging|config)" },
    },
    {
      name: "subjects-of-main",
      comment:
        "A subject of the host is joined by composition/ and app.ts, and knows neither (docs/adr/0023).",
      severity: "error",
      from: {
        path: "^src/main/(runs|workflows|sessions|studies|charting|data|logs|relays)/",
        pathNot: "\\.test\\.ts$|/testing/",
      },
      to: { path: "^src/main/(composition|host|app\\.ts)" },
    },
    {
      name: "network-libraries-load-late",
      comment: "They are large, and only who asks a provider pays for them: import() them, or their types.",
      severity: "error",
      from: { path: "^src/" },
      to: {
        path: "node_modules/(ccxt|p-queue|yahoo-finance2)/",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "headless-without-electron",
      comment: "The command line runs under plain Node.",
      severity: "error",
      from: { path: "^src/main/cli\\.ts$" },
      to: { path: "electron", reachable: true, pathNot: "electron-vite" },
    },
    {
      name: "engine-packages",
      comment:
        "The engine may use zod, yaml and, in calc/calendar, croner (ADR 0014); another package needs an ADR.",
      severity: "error",
      from: { path: "^src/engine/", pathNot: "\\.test\\.ts$|/testing/" },
      to: { path: "node_modules/|^(?!src/)", pathNot: "node_modules/(zod|yaml|croner)/" },
    },
    {
      name: "shared-packages",
      severity: "error",
      from: { path: "^src/shared/", pathNot: "\\.test\\.ts$" },
      to: { path: "node_modules/|^(?!src/)" },
    },
    {
      name: "preload-packages",
      severity: "error",
      from: { path: "^src/preload/" },
      to: { path: "node_modules/", pathNot: "node_modules/electron/" },
    },
    {
      name: "no-test-in-product",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$|/testing/" },
      to: { path: "\\.test\\.tsx?$|/testing/" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default"],
    },
  },
};
