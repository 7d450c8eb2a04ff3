import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { verifyIntegrity } from "./fallback-build.mjs";
import { extractMember, integrityOf } from "./tarball.mjs";
import { aFolder } from "./testing/a-folder.mjs";

function member(name, text) {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${Buffer.byteLength(text).toString(8).padStart(11, "0")}\0`, 124);
  return Buffer.concat([
    header,
    Buffer.from(text),
    Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512),
  ]);
}

function aTarball(...members) {
  const folder = aFolder();
  const file = path.join(folder, "a.tgz");
  writeFileSync(file, gzipSync(Buffer.concat([...members, Buffer.alloc(1024)])));
  return { file, target: path.join(folder, "out") };
}

describe("tarball reader", () => {
  it("extracts the one member asked for", async () => {
    const { file, target } = aTarball(
      member("package/first", "one"),
      member("package/wanted", "two".repeat(400_000)),
      member("package/last", "three"),
    );
    await extractMember(file, "package/wanted", target);
    expect(readFileSync(target, "utf8")).toBe("two".repeat(400_000));
  });

  it("says when the member is not there", async () => {
    const { file, target } = aTarball(member("package/other", "one"));
    await expect(extractMember(file, "package/wanted", target)).rejects.toThrow("no complete package/wanted");
  });

  it("computes the checksum as registries publish it", async () => {
    const { file } = aTarball();
    writeFileSync(file, "abc");
    expect(await integrityOf(file)).toBe(
      "sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==",
    );
  });

  it("refuses an archive with another checksum", async () => {
    const { file } = aTarball();
    await expect(verifyIntegrity(file)).rejects.toThrow("does not match its checksum");
  });
});
