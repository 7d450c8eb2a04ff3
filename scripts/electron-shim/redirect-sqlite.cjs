"use strict";

// Loaded in the main process, and before the script of every worker thread that it starts.
const Module = require("node:module");
const path = require("node:path");
const workerThreads = require("node:worker_threads");

const driver = path.join(__dirname, "..", "..", "node_modules", "better-sqlite3");
const resolveFilename = Module._resolveFilename;

Module._resolveFilename = function resolve(request, ...rest) {
  return resolveFilename.call(this, request === "better-sqlite3" ? driver : request, ...rest);
};

const OriginalWorker = workerThreads.Worker;

workerThreads.Worker = class Worker extends OriginalWorker {
  constructor(file, options = {}) {
    const execArgv = [...(options.execArgv ?? []), "--require", __filename];
    super(file, { ...options, execArgv });
  }
};
