import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { extractZip, listZip } from "./zip.mjs";
import { aFolder } from "./testing/a-folder.mjs";

function localHeader(name, content) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), content]);
}

function directoryEntry({ name, packed, bytes, method, mode }, position) {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(mode, 40);
  header.writeUInt32LE(position, 42);
  return Buffer.concat([header, Buffer.from(name)]);
}

function aZip(files, { comment = "" } = {}) {
  const folder = aFolder();
  const entries = files.map(({ name, text, method = 8, mode = 0o644, bytes }) => ({
    name,
    method,
    mode,
    bytes: bytes ?? Buffer.byteLength(text),
    packed: method === 8 ? deflateRawSync(text) : Buffer.from(text),
  }));
  const locals = entries.map(({ name, packed }) => localHeader(name, packed));
  const positions = locals.map((_, index) => Buffer.concat(locals.slice(0, index)).length);
  const directory = Buffer.concat(entries.map((entry, index) => directoryEntry(entry, positions[index])));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(Buffer.concat(locals).length, 16);
  const file = path.join(folder, "an.zip");
  writeFileSync(file, Buffer.concat([...locals, directory, end, Buffer.from(comment)]));
  return { file, folder: path.join(folder, "out") };
}

const everything = (name) => name;

describe("zip reader", () => {
  it("extracts packed, stored and empty entries with their permissions", async () => {
    const { file, folder } = aZip([
      { name: "top/", text: "", method: 0 },
      { name: "top/packed.txt", text: "packed ".repeat(50) },
      { name: "top/run", text: "stored", method: 0, mode: 0o755 },
      { name: "empty", text: "", method: 0 },
    ]);
    await extractZip(file, folder, everything);
    const texts = ["top/packed.txt", "top/run", "empty"].map((name) =>
      readFileSync(path.join(folder, name), "utf8"),
    );
    expect({ texts, mode: statSync(path.join(folder, "top/run")).mode & 0o111 }).toEqual({
      texts: ["packed ".repeat(50), "stored", ""],
      mode: 0o111,
    });
  });

  it("leaves out what has no place", async () => {
    const { file, folder } = aZip([
      { name: "keep", text: "yes" },
      { name: "leave", text: "no" },
    ]);
    const sizes = [];
    await extractZip(
      file,
      folder,
      (name) => (name === "keep" ? "kept" : undefined),
      (bytes) => sizes.push(bytes),
    );
    expect({ kept: readFileSync(path.join(folder, "kept"), "utf8"), sizes }).toEqual({
      kept: "yes",
      sizes: [3],
    });
  });

  it("finds the directory before a comment", async () => {
    const { file } = aZip([{ name: "a", text: "x" }], { comment: "made by hand" });
    expect((await listZip(file)).map(({ name }) => name)).toEqual(["a"]);
  });

  it("refuses to write outside its folder", async () => {
    const { file, folder } = aZip([{ name: "../outside", text: "x" }]);
    await expect(extractZip(file, folder, everything)).rejects.toThrow("outside its folder");
  });

  it("notices an entry of the wrong length", async () => {
    const { file, folder } = aZip([{ name: "short", text: "abc", bytes: 4 }]);
    await expect(extractZip(file, folder, everything)).rejects.toThrow("short has 3 bytes, not 4");
  });

  it("says when a file is no archive", async () => {
    const { file } = aZip([]);
    writeFileSync(file, "hello");
    await expect(listZip(file)).rejects.toThrow("not a zip archive");
  });
});
