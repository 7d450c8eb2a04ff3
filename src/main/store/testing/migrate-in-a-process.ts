import { BARS_SCHEMA } from "../bars-schema.ts";
import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";

const [, , file = "", kind] = process.argv;

/** A process of its own: brings the log (or, with `bars`, the bars file) of its first argument up to date, and says when that is done. */
openDb(file, kind === "bars" ? BARS_SCHEMA : LOG_SCHEMA, { isOldSqliteAllowed: false }).db.close();
process.stdout.write("done\n");
