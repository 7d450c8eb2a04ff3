import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

const PAPER =
  "run --mode paper --strategy momentum --symbols AAPL MSFT --input barIntervalMs=0 maximumBars=120 --json";

interface Replay {
  readonly sessionId: string;
  readonly stateHash: string;
  readonly isEqual: boolean;
  readonly events: number;
  readonly session: { readonly bars: number; readonly fillCount: number };
}

describe("a session that was traded", () => {
  it("is replayed to its recorded state, and the same in the workspace that its file is taken to", async () => {
    const app = await openAnApp();
    expect((await callCommandLine(app, PAPER.split(" "))).code).toBe(0);
    const [view] = await app.handlers["paper:list"](undefined);
    const before = readFileSync(join(app.workspace, "paper.sqlite"));
    const answer = await callCommandLine(app, ["replay", "--session", "last", "--json"]);
    const here = JSON.parse(answer.out) as Replay;
    expect([answer.code, here.isEqual, here.sessionId]).toEqual([0, true, view?.sessionId]);
    expect(here.session).toMatchObject({ bars: view?.bars, fillCount: view?.fillCount });
    expect(here.events).toBeGreaterThan(view?.bars ?? 0);

    const file = join(aDirectory(), "session.gtsession");
    expect((await callCommandLine(app, ["sessions", "export", "last", "--to", file])).code).toBe(0);
    expect(readFileSync(join(app.workspace, "paper.sqlite")).equals(before)).toBe(true);

    const other = { ...app, workspace: aDirectory() };
    expect((await callCommandLine(other, ["sessions", "import", file])).code).toBe(0);
    expect(readdirSync(other.workspace)).toEqual(["imported"]);
    const listed = await callCommandLine(other, ["sessions", "imported"]);
    expect([listed.code, listed.out]).toEqual([0, expect.stringContaining(here.sessionId)]);
    const there = await callCommandLine(other, ["replay", "--session", here.sessionId, "--json"]);
    expect(JSON.parse(there.out)).toEqual(here);
  });

  it("is replayed in part, up to the state that was recorded there", async () => {
    const app = await openAnApp();
    await callCommandLine(app, PAPER.split(" "));
    const words = ["replay", "--session", "last", "--from", "10", "--to", "12"];
    const { code, out } = await callCommandLine(app, words);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/\n3 events of .*up to seq 12\nstate .*as recorded\n$/),
    ]);
    const unknown = await callCommandLine(app, ["replay", "--session", "nobody"]);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("SESSION.UNKNOWN")]);
  });
});
