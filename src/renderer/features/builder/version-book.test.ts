import { describe, expect, it } from "vitest";
import { createFakeClient } from "#renderer/testing/fake-client.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";
import { createVersionBook } from "./version-book.ts";

const TEXTS: Readonly<Record<string, string>> = { "1": "fetch look", present: "fetch" };

describe("createVersionBook", () => {
  it("compares a version with what the file holds, in the text and on the graph", async () => {
    const client = createFakeClient({
      "version:diff": () => ({ lines: [{ kind: "removed", text: "look" }] }),
      "version:read": (input) => {
        const { version } = input as { version: string };
        return { version: { number: version === "1" ? 1 : 2 }, text: TEXTS[version] };
      },
      "builder:read": (input) =>
        aGraph((input as { text: string }).text.split(" ").map((path) => aNode(path))),
    });
    const compared = await createVersionBook(client).compare("mine", 1);
    expect(compared).toMatchObject({
      version: { number: 1 },
      present: { number: 2 },
      text: "fetch look",
      lines: [{ kind: "removed", text: "look" }],
    });
    expect([...compared.marks]).toEqual([["look", "removed"]]);
  });
});
