import { releaseProxy, type ProxyMethods } from "comlink";
import type { ReportProgress } from "./worker-contract.ts";

/**
 * Closes the port behind a callback that came from another thread: an open one would keep the host's process alive.
 * Does nothing for a plain function.
 */
export function releaseCallback(callback: ReportProgress & Partial<ProxyMethods>): void {
  callback[releaseProxy]?.();
}
