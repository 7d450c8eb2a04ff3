import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createOutput } from "./create-output.ts";

function aBrokenStream(code: string): Writable {
  return new Writable({
    autoDestroy: false,
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: refused`), { code })),
  });
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

async function printTo(stream: Writable) {
  const heard: string[] = [];
  const output = createOutput(stream, (problem) => heard.push(problem));
  output.onGone(() => heard.push("gone"));
  output.onGone(() => heard.push("never"))();
  output.write("first");
  output.write("second");
  await turn();
  output.write("third");
  await turn();
  output.onGone(() => heard.push("gone before"));
  return heard;
}

describe("createOutput", () => {
  it("takes a reader that left for a wish to end, told once", async () => {
    expect(await printTo(aBrokenStream("EPIPE"))).toEqual(["gone", "gone before"]);
  });

  it("tells of output that is lost for another reason", async () => {
    expect(await printTo(aBrokenStream("ENOSPC"))).toEqual(["ENOSPC: refused", "gone", "gone before"]);
  });

  it("writes what it is given while somebody reads", async () => {
    const written: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    createOutput(stream, () => undefined).write("text");
    await turn();
    expect(written).toEqual(["text"]);
  });
});
