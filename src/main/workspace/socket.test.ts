import { once } from "node:events";
import { statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { AppError } from "#shared/errors/app-error.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { Pushes } from "#shared/ipc/contract.ts";
import { runId } from "#shared/model/ids.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { FindHandler } from "./answer-request.ts";
import { acquireOwnership } from "./owner.ts";
import type { Owner } from "./owner.ts";
import { connectToOwner } from "./socket-client.ts";
import type { Client } from "./socket-client.ts";
import { createSocketServer } from "./socket-server.ts";
import type { SocketServer } from "./socket-server.ts";

interface ServedWorkspace {
  readonly directory: string;
  readonly owner: Owner;
  readonly server: SocketServer;
}

const nobody: FindHandler = () => undefined;

async function serve(handlers: FindHandler, directory = aDirectory()): Promise<ServedWorkspace> {
  const owner = await acquireOwnership(directory);
  if ("ownedBy" in owner) throw new Error(`owned by ${owner.ownedBy}`);
  const server = await createSocketServer({ ...owner, handlers });
  onTestFinished(async () => {
    await server.close();
    owner.release();
  });
  return { directory, owner, server };
}

async function connectClient(directory: string, isWatching = false): Promise<Client> {
  const client = await connectToOwner(directory, { isWatching });
  if (client === undefined) throw new Error("nobody owns the workspace");
  onTestFinished(() => client.close());
  return client;
}

/** A client that does not keep to the contract. */
function connectRaw({ owner }: ServedWorkspace, allowHalfOpen = false): Socket {
  const socket = connect({ path: owner.socketPath, allowHalfOpen });
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** Everything that the server says until it hangs up. */
async function readToEnd(socket: Socket): Promise<readonly unknown[]> {
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  await once(socket, "close");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

const health = (detail: string): Pushes["health:changed"] => [
  {
    slice: "data",
    state: "healthy",
    tsLastSeenMs: 1,
    calls: 1,
    failures: 0,
    medianCallMs: Number.NaN,
    detail,
  },
];
const errorFrame = (code: string): unknown => ({
  kind: "error",
  error: expect.objectContaining({ code, kind: "user" }) as unknown,
});

describe("a client of the workspace's owner", () => {
  it("asks and is answered, with figures that JSON cannot say", async () => {
    const { directory } = await serve((channel) =>
      channel === "run:get" ? async (input) => ({ input, sharpe: Number.NaN, factor: Infinity }) : undefined,
    );
    const client = await connectClient(directory);
    expect(client.ownerPid).toBe(process.pid);
    expect(await client.invoke("run:get", { runId: runId("r1") })).toEqual({
      input: { runId: "r1" },
      sharpe: Number.NaN,
      factor: Infinity,
    });
  });

  it("gets each of many answers to its own question, whatever their order", async () => {
    const { directory } = await serve(() => async (input) => {
      const { key } = input as { readonly key: string };
      for (let turn = 0; turn < 10 - Number(key); turn += 1) await Promise.resolve();
      return key;
    });
    const client = await connectClient(directory);
    const keys = ["0", "1", "2", "3", "4"];
    expect(await Promise.all(keys.map((key) => client.invoke("config:get", { key })))).toEqual(keys);
  });

  it("is given the owner's error with field, value and remedy", async () => {
    const error = { code: "data.unknown", message: "no", field: "symbol", value: "X", remedy: "import it" };
    const { directory } = await serve(() => () => {
      throw userError(error);
    });
    const client = await connectClient(directory);
    await expect(client.invoke("data:list", undefined)).rejects.toMatchObject({ ...error, kind: "user" });
  });

  it("is told of a channel that the owner does not know", async () => {
    const { directory } = await serve(nobody);
    const client = await connectClient(directory);
    await expect(client.invoke("data:list", undefined)).rejects.toMatchObject({
      code: "ipc.unknown-channel",
    });
  });

  it("is told when an answer is too large, and stays connected", async () => {
    const { directory } = await serve(
      (channel) => () => (channel === "data:list" ? "x".repeat(33 * 1024 * 1024) : "small"),
    );
    const client = await connectClient(directory);
    await expect(client.invoke("data:list", undefined)).rejects.toMatchObject({
      code: "socket.frame-too-large",
    });
    expect(await client.invoke("run:list", undefined)).toBe("small");
  });

  it("hears what it subscribed to, until it unsubscribes", async () => {
    const { directory, server } = await serve(() => () => "done");
    const client = await connectClient(directory);
    const heard: unknown[] = [];
    const dispose = client.subscribe("health:changed", (payload) => heard.push(payload));
    const hasArrived = (): Promise<unknown> => client.invoke("run:list", undefined);
    await hasArrived();
    server.push("audit:tick", []);
    server.push("health:changed", health("first"));
    await hasArrived();
    dispose();
    dispose();
    await hasArrived();
    server.push("health:changed", health("second"));
    await hasArrived();
    expect(heard).toEqual([health("first")]);
  });

  it("learns that the owner is gone, in every open question and in later ones", async () => {
    const { directory, server } = await serve(() => () => new Promise(() => undefined));
    const client = await connectClient(directory);
    const reasons: AppError[] = [];
    client.onClose((reason) => reasons.push(reason));
    const question = client.invoke("run:list", undefined);
    await server.close();
    await expect(question).rejects.toMatchObject({ code: "socket.closed", kind: "transient" });
    await expect(client.invoke("run:list", undefined)).rejects.toMatchObject({ code: "socket.closed" });
    expect(reasons).toHaveLength(1);
  });

  it("finds no owner where there is none, or where one was killed", async () => {
    const directory = aDirectory();
    expect(await connectToOwner(join(directory, "missing"))).toBeUndefined();
    const record = {
      pid: process.pid,
      tsStartedMs: 1,
      socketPath: join(directory, "s"),
      token: "t".repeat(32),
    };
    writeFileSync(join(directory, "owner.json"), JSON.stringify(record));
    expect(await connectToOwner(directory)).toBeUndefined();
  });

  it("waits for an owner that does not listen yet", async () => {
    const directory = aDirectory();
    const owner = await acquireOwnership(directory);
    if ("ownedBy" in owner) throw new Error("owned");
    onTestFinished(() => owner.release());
    const connecting = connectClient(directory);
    const server = await createSocketServer({ ...owner, handlers: () => () => "hello" });
    onTestFinished(() => server.close());
    expect(await (await connecting).invoke("run:list", undefined)).toBe("hello");
  });

  it("tries again when the owner ended before it said welcome", async () => {
    const { directory, server, owner } = await serve(nobody);
    const connecting = connectToOwner(directory);
    await server.close();
    owner.release();
    expect(await connecting).toBeUndefined();
  });

  it("works in a workspace whose path is too long for a socket", async () => {
    const { directory } = await serve(() => () => "done", join(aDirectory(), "a".repeat(100)));
    expect(await (await connectClient(directory)).invoke("run:list", undefined)).toBe("done");
  });
});

describe("an owner that has done its own work", () => {
  it("stays until the last client has left that does more than look on", async () => {
    const { directory, server } = await serve(() => () => "done");
    const [first, second] = [await connectClient(directory), await connectClient(directory)];
    const watching = await connectClient(directory, true);
    const heard: string[] = [];
    const finished = server.finish(() => heard.push("waits")).then(() => heard.push("finished"));
    await first.close();
    expect(await second.invoke("run:list", undefined)).toBe("done");
    expect(heard).toEqual(["waits"]);
    await second.close();
    await finished;
    expect(heard).toEqual(["waits", "finished"]);
    expect(await watching.invoke("run:list", undefined)).toBe("done");
  });

  it("does not stay for one that it hung up on and that keeps its end open", async () => {
    const workspace = await serve(nobody);
    const socket = connectRaw(workspace, true);
    const told = new Promise((resolve) => void socket.once("data", resolve));
    socket.write("no JSON\n");
    await told;
    const heard: string[] = [];
    await workspace.server.finish(() => heard.push("waits"));
    expect(heard).toEqual([]);
  });

  it("lets nobody in once it has finished", async () => {
    const { directory, server, owner } = await serve(nobody);
    await server.finish(() => {
      throw new Error("there is nobody to wait for");
    });
    const connecting = connectToOwner(directory);
    await server.close();
    owner.release();
    expect(await connecting).toBeUndefined();
  });
});

describe("the owner's socket", () => {
  it("is for its user only, and takes the place of one left behind", async () => {
    const directory = aDirectory();
    writeFileSync(join(directory, "owner.sock"), "");
    const { owner } = await serve(nobody, directory);
    expect(statSync(owner.socketPath).mode & 0o777).toBe(0o600);
  });

  it.each([
    ["a wrong token", '{"kind":"hello","token":"wrong"}\n', "socket.token-refused"],
    [
      "a request before the token",
      '{"kind":"request","id":1,"channel":"run:list"}\n',
      "socket.token-refused",
    ],
    ["no JSON", "GET / HTTP/1.1\n", "socket.frame-malformed"],
    ["another message", '{"kind":"stop"}\n', "socket.frame-malformed"],
    ["an unknown field", '{"kind":"hello","token":"x","more":1}\n', "socket.frame-malformed"],
    ["an endless frame", "x".repeat(32 * 1024 * 1024 + 1), "socket.frame-too-large"],
  ])("says why and hangs up on %s", async (_, text, code) => {
    const workspace = await serve(nobody);
    const socket = connectRaw(workspace);
    socket.on("error", () => undefined).write(text);
    expect(await readToEnd(socket)).toEqual([errorFrame(code)]);
  });

  it.each([
    ["a second hello", (token: string) => JSON.stringify({ kind: "hello", token })],
    ["an unknown push", () => JSON.stringify({ kind: "subscribe", name: "secrets" })],
    ["__proto__ as a message", () => '{"__proto__":{"kind":"subscribe"}}'],
  ])("hangs up on %s after the welcome", async (_, message) => {
    const workspace = await serve(nobody);
    const socket = connectRaw(workspace);
    const { token } = workspace.owner;
    socket.write(`${JSON.stringify({ kind: "hello", token })}\n${message(token)}\n`);
    expect(await readToEnd(socket)).toEqual([{ kind: "welcome" }, errorFrame("socket.frame-malformed")]);
  });

  it("hangs up on who says nothing", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const workspace = await serve(nobody);
    const socket = connectRaw(workspace);
    await once(socket, "connect");
    // The server has its end of the connection once it answered somebody who came later.
    const other = connectRaw(workspace);
    other.write('{"kind":"hello","token":"wrong"}\n');
    await readToEnd(other);
    vi.advanceTimersByTime(2_000);
    expect(await readToEnd(socket)).toEqual([errorFrame("socket.token-refused")]);
  });

  it("cuts off a client that does not read, and goes on with the others", async () => {
    const workspace = await serve(() => () => "done");
    const client = await connectClient(workspace.directory);
    let heard = 0;
    client.subscribe("health:changed", () => (heard += 1));
    const slow = connectRaw(workspace);
    slow.pause();
    slow.on("error", () => undefined);
    const { token } = workspace.owner;
    slow.write(`${JSON.stringify({ kind: "hello", token })}\n{"kind":"subscribe","name":"health:changed"}\n`);
    await client.invoke("run:list", undefined);
    await client.invoke("run:list", undefined);
    const big = health("x".repeat(256 * 1024));
    for (let count = 0; count < 40; count += 1) {
      workspace.server.push("health:changed", big);
      await client.invoke("run:list", undefined);
    }
    expect(heard).toBe(40);
    let unread = 0;
    slow.on("data", (chunk: Buffer) => (unread += chunk.length)).resume();
    await once(slow, "close");
    expect(unread).toBeLessThan(6 * 1024 * 1024);
  });
});
