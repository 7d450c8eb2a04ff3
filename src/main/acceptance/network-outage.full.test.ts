import { expect, it } from "vitest";
import { hangUp, startWireServer } from "#main/providers/testing/wire-server.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

it("answers an error when nobody answers, never prices from elsewhere", async () => {
  const server = await startWireServer(hangUp);
  const app = await openAnApp([], aDirectory(), { GPT_TRADER_PROVIDER_ORIGIN: server.origin });
  const call = (words: string) => callCommandLine(app, words.split(" "));
  const fetched = await call("data fetch ACME --json");
  expect([fetched.code, JSON.parse(fetched.out)]).toMatchObject([
    1,
    { error: { code: "provider.unreachable", kind: "transient" } },
  ]);
  const ran = await call("run --symbols ACME --input provider=yahoo --json");
  expect([ran.code, JSON.parse(ran.out)]).toMatchObject([
    1,
    { status: "failed", error: { code: "provider.unreachable" } },
  ]);
  expect((await call("data list")).out).not.toContain("ACME");
  expect(server.asked).toHaveLength(8);
}, 60_000);
