import { Failure } from "./failure.mjs";
import { runNpm } from "./processes.mjs";

const OLDEST_NODE = [20, 10];

/** Whether a version like `20.20.2` is one this program can be prepared with. */
export function isNodeNewEnough(version, [oldestMajor, oldestMinor] = OLDEST_NODE) {
  const [major, minor] = version.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

export function checkNode(version = process.versions.node) {
  if (isNodeNewEnough(version)) return;
  throw new Failure(
    `Node ${version} is too old`,
    `install Node ${OLDEST_NODE.join(".")} or newer, then run the same command again`,
  );
}

export async function checkNpm() {
  const { code } = await runNpm(["--version"]);
  if (code === 0) return;
  throw new Failure("npm cannot be run", "install npm (it comes with Node), then run the same command again");
}
