import { describe, expect, it } from "vitest";
import { timeAgainst, timeEach } from "./measure.mjs";
import { descendants, pssKb } from "./memory.mjs";
import { choose, parseOptions } from "./options.mjs";
import { formatTable, toJsonLine, toResult } from "./result.mjs";
import { summarise } from "./statistics.mjs";

const benchmark = { name: "sort.million", unit: "ms" };

describe("measuring", () => {
  it("warms up, then takes one sample a repeat", async () => {
    let calls = 0;
    const samples = await timeEach(() => (calls += 1), { warmups: 2, repeats: 3 });
    expect({ calls, count: samples.length }).toEqual({ calls: 5, count: 3 });
  });

  it("takes turns with the peer", async () => {
    const order = [];
    await timeAgainst(
      () => order.push("us"),
      "peer",
      () => order.push("peer"),
      { warmups: 0, repeats: 2 },
    );
    expect(order).toEqual(["us", "peer", "us", "peer"]);
  });

  it("summarises odd and even series", () => {
    expect([summarise([3, 1, 2]), summarise([4, 1, 2, 3])]).toEqual([
      { median: 2, min: 1, max: 3 },
      { median: 2.5, min: 1, max: 4 },
    ]);
  });
});

describe("results", () => {
  const result = toResult(benchmark, {
    samples: [2, 4, 6],
    against: { name: "plain loop", samples: [2, 2, 2] },
  });

  it("are one object a line for programs", () => {
    const machine = { cpu: "c", cores: 2, node: "24.0.0" };
    expect(JSON.parse(toJsonLine(result, machine))).toEqual({
      bench: "sort.million",
      value: 4,
      unit: "ms",
      ratio: 2,
      against: "plain loop",
      n: 3,
      min: 2,
      max: 6,
      machine,
    });
  });

  it("are a table for people", () => {
    expect(formatTable([result])).toBe(
      "benchmark     median  min  max  unit  n  against\nsort.million  4       2    6    ms    3  2 x plain loop",
    );
  });

  it("say what else was seen", () => {
    const seen = toResult(benchmark, { samples: [2], details: { lost: 0 } });
    expect(JSON.parse(toJsonLine(seen, {})).details).toEqual({ lost: 0 });
    expect(formatTable([seen]).split("\n").at(-1)).toBe("sort.million: lost 0");
  });

  it("must be numbers", () => {
    expect(() => toResult(benchmark, [1, Number.NaN])).toThrow("no number");
    expect(() => toResult(benchmark, [])).toThrow("no sample");
  });
});

describe("options", () => {
  it("are names and two flags", () => {
    expect(parseOptions(["app", "--smoke"])).toEqual({ names: ["app"], json: false, smoke: true });
    expect(() => parseOptions(["--fast"])).toThrow("--fast is no option");
  });

  it("choose by name or a part of it", () => {
    const names = ["app.idle_mb", "app.start_ms", "apple"];
    expect([choose(names, ["app"]), choose(names, [])]).toEqual([["app.idle_mb", "app.start_ms"], names]);
    expect([choose(names, ["apps"]), choose(names, ["idle"])]).toEqual([
      ["app.idle_mb", "app.start_ms"],
      ["app.idle_mb"],
    ]);
    expect(() => choose(names, ["ap"])).toThrow("there is no benchmark ap");
  });
});

describe("memory", () => {
  it("reads the proportional share", () => {
    expect(pssKb("Rss:   900 kB\nPss:             123 kB\nPss_Anon: 9 kB\n")).toBe(123);
  });

  it("follows a family down", () => {
    const parents = [
      [4, 3],
      [3, 2],
      [9, 1],
      [2, 1],
    ];
    expect(new Set(descendants(2, parents))).toEqual(new Set([2, 3, 4]));
  });
});
