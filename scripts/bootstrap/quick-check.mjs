import { existsSync, readdirSync, statSync } from "node:fs";
import { isBuilt, buildStamp } from "./build.mjs";
import { packagesStamp } from "./packages.mjs";
import { checkout, inCheckout, node24 } from "./paths.mjs";

/** The latest change under a path; the change time, because a copied file keeps its old modification time. */
function latestChangeMs(start) {
  const status = statSync(start, { throwIfNoEntry: false });
  if (status === undefined) return 0;
  if (!status.isDirectory()) return status.ctimeMs;
  const names = readdirSync(start);
  return names.reduce((latest, name) => Math.max(latest, latestChangeMs(`${start}/${name}`)), status.ctimeMs);
}

const isNewer = (start, stampMs) => latestChangeMs(start) > stampMs;

/** Cheap and one-sided: true means that nothing has to be prepared, false that it is worth a proper look. */
export function isPrepared() {
  const packages = statSync(packagesStamp, { throwIfNoEntry: false });
  const build = statSync(buildStamp, { throwIfNoEntry: false });
  if (packages === undefined || build === undefined || !existsSync(node24) || !isBuilt()) return false;
  if (isNewer(inCheckout("package-lock.json"), packages.mtimeMs)) return false;
  const settings = readdirSync(checkout).filter((name) =>
    /^tsconfig.*\.json$|^package.*\.json$|^electron\.vite/.test(name),
  );
  return ![...settings, "src", "resources"].some((name) => isNewer(inCheckout(name), build.mtimeMs));
}
