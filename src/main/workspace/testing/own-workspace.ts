import { writeSync } from "node:fs";
import { acquireOwnership } from "../owner.ts";

/** A process of its own: tries to own the workspace named by its argument, says so, and stays until it is killed. */
const answer = await acquireOwnership(process.argv[2] ?? "");
writeSync(1, `${"ownedBy" in answer ? `owned by ${answer.ownedBy}` : "owner"}\n`);
setInterval(() => undefined, 60_000);
