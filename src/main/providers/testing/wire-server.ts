import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** Answers one request, as the provider that it stands for would. */
export type Reply = (response: ServerResponse, request: IncomingMessage) => void;

export interface WireServer {
  readonly origin: string;
  /** Path and query of each request. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage["headers"][];
  /** How many connections were opened. */
  connections(): number;
}

/** A server on this machine: the n-th reply answers the n-th request, the last one all that follow. */
export async function startWireServer(...replies: readonly Reply[]): Promise<WireServer> {
  const asked: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    headers.push(request.headers);
    replies[Math.min(asked.length, replies.length) - 1]?.(response, request);
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, headers, connections: () => connections };
}

export function json(body: unknown): Reply {
  return (response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  };
}

export function status(
  code: number,
  headers: Readonly<Record<string, string>> = {},
  body: unknown = {},
): Reply {
  return (response) => {
    response.writeHead(code, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** The beginning of an answer, and then the connection is gone. */
export const cutOff: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"chart":{"result":[', () => response.destroy());
};

export const text =
  (body: string): Reply =>
  (response) =>
    void response.end(body);

/** The connection is gone before a word. */
export const hangUp: Reply = (response) => void response.destroy();

/** Never answers. */
export const silence: Reply = () => undefined;
