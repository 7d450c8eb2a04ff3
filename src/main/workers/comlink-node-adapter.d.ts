/** comlink ships the types of its node adapter under a name that the compiler does not look for. */
declare module "comlink/dist/esm/node-adapter.mjs" {
  import type { Endpoint } from "comlink";

  export default function nodeEndpoint(port: {
    postMessage(message: unknown, transfer?: never): void;
    on(type: string, listener: (data: unknown) => void): unknown;
    off(type: string, listener: (data: unknown) => void): unknown;
  }): Endpoint;
}
