import { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import path from "node:path";
import * as fc from "fast-check";
import { expect } from "vitest";
import { openBackups } from "#main/backup/open-backups.ts";
import { rescueHandlers } from "#main/ipc/handlers/rescue-handlers.ts";
import { createOnboarding } from "#main/desktop/onboarding.ts";
import { onboardingHandlers } from "#main/ipc/handlers/onboarding-handlers.ts";
import { shellHandlers } from "#main/ipc/handlers/shell-handlers.ts";
import { watchlistHandlers } from "#main/ipc/handlers/watchlist-handlers.ts";
import { createRoutes } from "#main/ipc/routes.ts";
import { answerRequest } from "#main/ipc/answer-request.ts";
import { schemas } from "#main/ipc/schemas.ts";
import type { Channel } from "#shared/ipc/contract.ts";
import { serveClient } from "#main/workspace/serve-client.ts";
import type { AnApp } from "../open-an-app.ts";
import { HOSTILE, mutatedText } from "./hostile-text.ts";
import { hostileValue, mutatedValue } from "./hostile-value.ts";
import { FUZZ_SEED } from "./outcome.ts";

/** Members that channels ask for, each of a fitting kind; most inputs are this with some changes. */
const NEAR = {
  runId: "run-1",
  sessionId: "s1",
  symbol: "SPX",
  format: "json",
  workflow: "no_such_workflow",
  mode: "backtest",
  inputs: { symbols: ["SPX"] },
  seed: 1,
  by: "me",
  key: "run.feeBps",
  value: "2",
  fileName: "prices.csv",
  text: "date,open,high,low,close,volume\n2020-01-01,1,1,1,1,1\n",
  id: "paper-1",
  of: "o1",
  log: "paper",
  name: "order.*",
  limit: 10,
  layer: "file",
};
/** What a channel asks for, with some members hostile, and now and then anything at all. */
function inputOf(schema: unknown): fc.Arbitrary<unknown> {
  const shape = typeof schema === "object" && schema !== null && "shape" in schema ? schema.shape : {};
  const names = Object.keys(shape as object);
  const near = Object.fromEntries(Object.entries(NEAR).filter(([name]) => names.includes(name))) as Readonly<
    Record<string, unknown>
  >;
  const hostileTexts = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", minLength: 1 })), {
      minLength: names.length,
      maxLength: names.length,
    })
    .map((texts) =>
      Object.fromEntries(
        Object.entries(near).map(([name, value], index) => [
          name,
          typeof value === "string" && index % 2 === (texts[0]?.length ?? 0) % 2 ? texts[index] : value,
        ]),
      ),
    );
  return fc.oneof(
    { weight: 3, arbitrary: hostileTexts },
    { weight: 3, arbitrary: mutatedValue(near) },
    { weight: 1, arbitrary: hostileValue },
  );
}

/** Every channel of the contract, as a window asks it: each answers a value or an error of kind user, refused or transient. */
export async function fuzzChannels(app: AnApp, runsEach: number): Promise<number> {
  const origin = "app://window";
  const frame = { origin, parent: null };
  const backups = openBackups(app.workspace, () => Date.now());
  const host = { reopen: () => Promise.resolve(), restore: (name: string) => backups.restore(name) };
  const routes = createRoutes(Promise.resolve(app), {
    "desktop:export-report": () => ({}) as never,
    "desktop:preview-report": () => undefined,
    "desktop:choose-data-file": () => undefined,
    ...watchlistHandlers(app.workspace),
    ...shellHandlers({
      folder: app.workspace,
      exportText: () => Promise.resolve(undefined),
      readChosen: () => Promise.resolve(undefined),
      onSettings: () => undefined,
      now: () => Date.now(),
    }),
    ...onboardingHandlers(createOnboarding(path.join(app.workspace, "onboarding.json"), () => undefined)),
    "menu:set": () => undefined,
    ...rescueHandlers({ host: () => host, backups, quit: () => undefined }),
  });
  for (const channel of routes.keys()) {
    await fc.assert(
      fc.asyncProperty(inputOf(schemas[channel as Channel]), async (value) => {
        const answer = await answerRequest({ frame, channel, input: value }, routes, origin);
        expect(answer.ok ? "" : `${channel}: ${answer.error.kind} ${answer.error.code}`).not.toMatch(
          / bug | bug$|internal/,
        );
      }),
      { numRuns: runsEach, seed: FUZZ_SEED },
    );
  }
  return routes.size;
}

const FRAMES = [
  '{"kind":"hello","token":"secret"}\n{"kind":"request","id":1,"channel":"echo","input":{"a":[1,{"$number":"NaN"}]}}\n',
  '{"kind":"hello","token":"secret","isWatching":true}\n{"kind":"subscribe","name":"audit:tick"}\n{"kind":"unsubscribe","name":"audit:tick"}\n',
  '{"kind":"hello","token":"other"}\n',
];

/** What comes over the workspace's socket: each client is answered or hung up on with an error. */
export async function fuzzSocket(runs: number): Promise<void> {
  const bytes = fc.oneof(
    { weight: 6, arbitrary: mutatedText(FRAMES).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE).map((text) => Buffer.from(`${FRAMES[0]}${text}\n`)) },
    { weight: 1, arbitrary: fc.constant(Buffer.from(`${FRAMES[0]}${"[".repeat(50_000)}\n`)) },
  );
  await fc.assert(
    fc.asyncProperty(bytes, fc.nat(), async (sent, cut) => {
      const socket = aSocket();
      serveClient(socket.socket, "secret", () => (value) => value);
      const at = cut % (sent.length + 1);
      socket.socket.emit("data", sent.subarray(0, at));
      socket.socket.emit("data", sent.subarray(at));
      await Promise.resolve();
      socket.socket.emit("close");
      for (const answer of socket.written) {
        const { kind, error } = JSON.parse(answer) as { kind: string; error?: { code: string } };
        expect(["welcome", "answer", "error"]).toContain(kind);
        expect(error?.code ?? "socket.").toMatch(/^socket\./);
      }
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}

/** As much of a socket as a served client uses. */
function aSocket(): { readonly socket: Socket; readonly written: string[] } {
  const written: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    writable: true,
    writableLength: 0,
    write: (text: string) => written.push(text),
    end: (text: string) => written.push(text),
    pause: () => undefined,
    resume: () => undefined,
    destroy: () => undefined,
  });
  return { socket: socket as unknown as Socket, written };
}
