import { flushCompileCache } from "node:module";
import { FILE_WORK, type FileWork } from "./file-work.ts";

/** A process of its own: does one thing to the files of a workspace, both named by its arguments, until it is killed. */
flushCompileCache();
const [what = "open", workspace = "", value = "0"] = process.argv.slice(2);
await FILE_WORK[what as FileWork](workspace, Number(value));
