import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerAsset } from "./app-protocol.ts";
import { findAsset } from "./find-asset.ts";

let base = "";
let root = "";

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), "assets-"));
  root = path.join(base, "renderer");
  mkdirSync(path.join(root, "assets"), { recursive: true });
  writeFileSync(path.join(base, "secret.txt"), "secret");
  writeFileSync(path.join(root, "index.html"), "<!doctype html>");
  writeFileSync(path.join(root, "assets", "main.js"), "export {};");
  symlinkSync(path.join(base, "secret.txt"), path.join(root, "link.txt"));
  symlinkSync(base, path.join(root, "up"));
});

afterAll(() => rmSync(base, { recursive: true }));

describe("findAsset", () => {
  it.each([
    ["app://workstation/", "index.html"],
    ["app://workstation/index.html?x=1#y", "index.html"],
    ["app://workstation/assets/main.js", "assets/main.js"],
  ])("finds %s", async (url, file) => {
    expect(await findAsset(root, url)).toBe(path.join(root, file));
  });

  it.each([
    "app://workstation/..%2fsecret.txt",
    "app://workstation/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "app://workstation/assets/..%2f..%2fsecret.txt",
    "app://workstation/%2e%2e/secret.txt",
    "app://workstation/..%5csecret.txt",
    "app://workstation/link.txt",
    "app://workstation/up/secret.txt",
    "app://workstation/assets",
    "app://workstation/missing.js",
    "app://workstation/index.html%00.js",
    "app://workstation/%E0%A4%A",
    "not a url",
  ])("finds nothing for %s", async (url) => {
    expect(await findAsset(root, url)).toBeUndefined();
  });
});

describe("answerAsset", () => {
  it("answers a file with its type and the strict policy", async () => {
    const response = await answerAsset(root, "app://workstation/assets/main.js");
    expect({
      status: response.status,
      type: response.headers.get("content-type"),
      policy: response.headers.get("content-security-policy"),
    }).toEqual({
      status: 200,
      type: "text/javascript; charset=utf-8",
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    });
  });

  it.each(["app://workstation/link.txt", "app://other/index.html", "app://workstation/..%2fsecret.txt"])(
    "answers 404 for %s",
    async (url) => {
      expect((await answerAsset(root, url)).status).toBe(404);
    },
  );
});
