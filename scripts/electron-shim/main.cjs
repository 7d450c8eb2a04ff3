"use strict";

// Stands where the other product's app was: opens the folder named on the command line, as Electron's default app does.
const fs = require("node:fs");
const path = require("node:path");
const { app } = require("electron");
const { findApp } = require("./find-app.cjs");
require("./redirect-sqlite.cjs");

const found = findApp(process.argv.slice(1));

if (found === undefined) {
  process.stderr.write("error: no app named\n  remedy: name the folder of the app to open\n");
  app.exit(1);
} else {
  const folder = path.resolve(found.folder);
  const description = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const name = description.productName ?? description.name;
  process.defaultApp = true;
  app.setAppPath(folder);
  app.setVersion(description.version ?? "0.0.0");
  app.setName(name);
  app.setPath("userData", path.join(app.getPath("appData"), name));
  if (process.platform === "linux") app.setDesktopName(description.desktopName ?? `${name}.desktop`);
  require(path.resolve(folder, description.main ?? "index.js"));
}
