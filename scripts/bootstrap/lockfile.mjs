const dependencyKinds = ["dependencies", "devDependencies", "optionalDependencies"];

const sorted = (record = {}) => JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Whether the lockfile was written for the dependencies that package.json asks for. */
export function agrees(packageJson, lockfile) {
  const root = lockfile.packages[""];
  return dependencyKinds.every((kind) => sorted(packageJson[kind]) === sorted(root[kind]));
}

/** Where node would look for a dependency of the package in `folder`, nearest first. */
function* lookupFolders(folder, name) {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    yield `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (at === "") return;
    if (!at.includes("/node_modules/")) at = "";
  }
}

/**
 * Whether every optional package is listed. A registry without some machines' packages gives a lockfile without
 * them, and `npm ci` refuses such a file; `npm install --no-save` keeps to it.
 */
export function isComplete({ packages }) {
  return Object.entries(packages).every(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).every((name) =>
      [...lookupFolders(folder, name)].some((place) => packages[place]),
    ),
  );
}

/** Whether npm's own list of what it installed has every package of the lockfile, but for those of other machines. */
export function isInstalled(lockfile, installed) {
  const known = lockfile.packages;
  const nothingElse = Object.entries(installed.packages).every(
    ([folder, { optional }]) => known[folder] || optional === true,
  );
  return (
    nothingElse &&
    Object.entries(known).every(([folder, { version, optional }]) => {
      if (folder === "") return true;
      const present = installed.packages[folder];
      return present ? present.version === version : optional === true;
    })
  );
}
