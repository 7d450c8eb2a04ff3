"use strict";

// Loaded into the program that the launcher started: it must not live on when the launcher was killed outright.
const { isMainThread } = require("node:worker_threads");

if (isMainThread && process.channel) {
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel.unref();
}
