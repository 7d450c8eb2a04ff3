import { createUserCodeApi } from "./answer-user-call.ts";
import { exposeToHost } from "./expose-to-host.ts";
import { lockDownGlobals } from "./lock-down-globals.ts";

lockDownGlobals(globalThis);
exposeToHost(createUserCodeApi);
