import { describe, expect, it } from "vitest";
import { socketPathOf } from "./socket-path.ts";

describe("socketPathOf", () => {
  it("is in the workspace", () => {
    expect(socketPathOf("/home/ann/demo", "linux")).toBe("/home/ann/demo/owner.sock");
  });

  it("is short and its own for a workspace with a long path", () => {
    const long = (name: string): string => socketPathOf(`/home/${"a".repeat(120)}/${name}`, "linux");
    expect(long("x").length).toBeLessThanOrEqual(100);
    expect(long("x")).not.toBe(long("y"));
    expect(long("x")).toBe(long("x"));
  });

  it("is a named pipe on Windows", () => {
    expect(socketPathOf("C:\\demo", "win32")).toMatch(/^\\\\\.\\pipe\\gpt-trader-[0-9a-f]{24}$/);
  });
});
