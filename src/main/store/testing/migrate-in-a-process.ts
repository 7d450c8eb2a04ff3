import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";

/** A process of its own: brings the log named by its first argument up to date, and says when that is done. */
openDb(process.argv[2] ?? "", LOG_SCHEMA, { isOldSqliteAllowed: false }).db.close();
process.stdout.write("done\n");
