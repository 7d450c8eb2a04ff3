"use strict";

const TAKES_A_VALUE = new Set(["-r", "--require"]);

/** The app's folder: the first argument that is no flag, as Electron's own default app reads its command line. */
function findApp(args) {
  for (let index = 0; index < args.length; index += 1) {
    if (TAKES_A_VALUE.has(args[index])) index += 1;
    else if (!args[index].startsWith("-")) return { folder: args[index], index };
  }
  return undefined;
}

module.exports = { findApp };
