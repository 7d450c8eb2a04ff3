/** What reaches the outside from a worker's global scope. */
const OUTSIDE = [
  "process",
  "require",
  "module",
  "fetch",
  "Request",
  "Response",
  "Headers",
  "FormData",
  "WebSocket",
  "EventSource",
  "XMLHttpRequest",
  "BroadcastChannel",
  "navigator",
  "localStorage",
  "sessionStorage",
  "caches",
  "console",
  "WebAssembly",
] as const;

/** Removes network, process and storage from the scope that user code runs in; not a security boundary. */
export function lockDownGlobals(scope: object): void {
  for (const name of OUTSIDE) {
    Reflect.deleteProperty(scope, name);
    if (name in scope) Reflect.defineProperty(scope, name, { value: undefined, configurable: false });
  }
}
