import { describe, expect, it } from "vitest";
import { agrees, isComplete, isInstalled } from "./lockfile.mjs";
import { installArguments, packagesFingerprint, packagesStep } from "./packages.mjs";

const lockfile = {
  packages: {
    "": { dependencies: { a: "1.0.0" } },
    "node_modules/a": { version: "1.0.0", optionalDependencies: { "a-linux": "1.0.0", "a-mac": "1.0.0" } },
    "node_modules/a-linux": { version: "1.0.0", optional: true },
    "node_modules/a-mac": { version: "1.0.0", optional: true },
  },
};
const { "node_modules/a-mac": _mac, ...withoutMac } = lockfile.packages;
const { "": _root, ...installedPackages } = withoutMac;
const installed = { packages: installedPackages };
const lockfileText = JSON.stringify(lockfile);
const installedText = JSON.stringify(installed);
const machine = "linux-x64";
const fingerprint = packagesFingerprint(lockfileText, machine);

describe("packagesStep", () => {
  it.each([
    ["nothing is installed", { installedText: undefined, stampText: undefined }, "install"],
    ["the stamp fits", { installedText, stampText: fingerprint }, "nothing"],
    ["node_modules went but for a stamp", { installedText: undefined, stampText: fingerprint }, "install"],
    ["npm was run by hand", { installedText, stampText: undefined }, "stamp"],
    ["a kill cut the stamp off", { installedText, stampText: "" }, "stamp"],
    ["npm was run by hand after an older stamp", { installedText, stampText: "linux-x64 older" }, "stamp"],
    ["the folder comes from another machine", { installedText, stampText: "darwin-arm64 same" }, "install"],
    ["a package is missing", { installedText: '{"packages":{}}', stampText: undefined }, "install"],
  ])("when %s", (_, state, step) => {
    expect(packagesStep({ lockfileText, ...state }, machine)).toBe(step);
  });
});

describe("lockfile", () => {
  it("is installed without the packages of other machines", () => {
    expect(isInstalled(lockfile, installed)).toBe(true);
  });

  it("is not installed with another version", () => {
    const other = { packages: { ...installed.packages, "node_modules/a": { version: "2.0.0" } } };
    expect(isInstalled(lockfile, other)).toBe(false);
  });

  it("is not installed with a package too many", () => {
    const other = { packages: { ...installed.packages, "node_modules/b": { version: "1.0.0" } } };
    expect(isInstalled(lockfile, other)).toBe(false);
  });

  it("agrees with package.json whatever the order", () => {
    const root = { packages: { "": { dependencies: { a: "1", b: "2" } } } };
    expect([
      agrees({ dependencies: { b: "2", a: "1" } }, root),
      agrees({ dependencies: { a: "1" } }, root),
    ]).toEqual([true, false]);
  });

  it("is complete when each optional package is found where node would look", () => {
    const nested = {
      packages: {
        "node_modules/a/node_modules/b": { optionalDependencies: { c: "1" } },
        "node_modules/a/node_modules/c": {},
      },
    };
    expect([isComplete(lockfile), isComplete({ packages: withoutMac }), isComplete(nested)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it("is installed by `npm ci` only when complete", () => {
    const commands = [lockfile, { packages: withoutMac }].map((file) => installArguments(file)[0]);
    expect(commands).toEqual(["ci", "install"]);
  });
});
