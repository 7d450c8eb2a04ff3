import { describe, expect, it } from "vitest";
import { hasDisplay, xAddresses } from "./display.mjs";
import { isNodeNewEnough } from "./machine.mjs";
import { aptLine, debianName, describeMissing, isDebianLike, missingLibraries } from "./system-packages.mjs";

const debian12 = 'ID=debian\nVERSION_ID="12"\n';
const debian13 = 'ID=debian\nVERSION_ID="13"\n';
const ubuntu = 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n';
const fedora = 'ID=fedora\nVERSION_ID="41"\n';

describe("system packages", () => {
  it("reads what ldd did not find", () => {
    const output =
      "\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x00)\n\tlibnss3.so => not found\n";
    expect(missingLibraries(output)).toEqual(["libgtk-3.so.0", "libnss3.so"]);
  });

  it("knows the relatives of Debian", () => {
    expect([debian12, ubuntu, fedora, ""].map(isDebianLike)).toEqual([true, true, false, false]);
  });

  it("uses each release's names", () => {
    const names = [debian12, debian13, ubuntu].map((release) => debianName("libasound2", release));
    expect([...names, debianName("libnss3", debian13)]).toEqual([
      "libasound2",
      "libasound2t64",
      "libasound2t64",
      "libnss3",
    ]);
  });

  it("gives the exact line", () => {
    expect(aptLine(["xvfb", "xauth"])).toBe("apt-get install -y xvfb xauth");
  });

  it("gives that line as the remedy, and names libraries where apt is not known", () => {
    const missing = ["libnss3.so"];
    expect(
      [describeMissing({ missing, packages: ["libnss3"] }), describeMissing({ missing, packages: [] })].map(
        (f) => f.remedy,
      ),
    ).toEqual([
      "run `apt-get install -y libnss3` as root, then run the same command again",
      "install what brings libnss3.so, then run the same command again",
    ]);
  });
});

describe("machine", () => {
  it("wants a display on Linux only", () => {
    const displays = [
      hasDisplay("linux", {}),
      hasDisplay("linux", { DISPLAY: ":0" }),
      hasDisplay("darwin", {}),
    ];
    expect(displays).toEqual([false, true, true]);
  });

  it("knows where a display listens", () => {
    expect([":5", "host:10.0", "nonsense"].map(xAddresses)).toEqual([
      [{ path: "/tmp/.X11-unix/X5" }, { path: "\0/tmp/.X11-unix/X5" }],
      [{ host: "host", port: 6010 }],
      [],
    ]);
  });

  it("compares Node versions by number", () => {
    expect(
      ["18.20.0", "20.9.0", "20.10.0", "20.20.2", "24.1.0"].map((version) => isNodeNewEnough(version)),
    ).toEqual([false, false, true, true, true]);
  });
});
