import type { Slice, SliceManifest } from "#engine/base/define-slice.ts";

const SEMVER = /^\d+\.\d+\.\d+$/;
export const SNAKE_CASE = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/** Every way in which a manifest breaks the contract of slices; empty when it keeps it. */
export function manifestProblems(manifest: SliceManifest): readonly string[] {
  const names = Object.keys(manifest.methods);
  return [
    ...(SNAKE_CASE.test(manifest.id) ? [] : [`id must be snake_case, was ${manifest.id}`]),
    ...(SEMVER.test(manifest.version) ? [] : [`version must be major.minor.patch, was ${manifest.version}`]),
    ...(names.length > 0 ? [] : ["methods must name at least one method, was empty"]),
    ...names
      .filter((name) => !SNAKE_CASE.test(name))
      .map((name) => `method id must be snake_case, was ${name}`),
  ];
}

/** Every way in which a loaded slice differs from the manifest that it was announced with. */
export function interfaceProblems(announced: SliceManifest, slice: Slice): readonly string[] {
  const methods = slice.methods as Readonly<Record<string, unknown>>;
  const promised = Object.keys(announced.methods);
  const unannounced = Object.keys(methods).filter((name) => !Object.hasOwn(announced.methods, name));
  return [
    ...(slice.manifest.id === announced.id ? [] : [`id must be ${announced.id}, was ${slice.manifest.id}`]),
    ...(slice.manifest.version === announced.version
      ? []
      : [`version must be ${announced.version}, was ${slice.manifest.version}`]),
    ...promised
      .filter((name) => typeof methods[name] !== "function")
      .map((name) => `method ${name} must be a function, was ${typeof methods[name]}`),
    ...unannounced.map((name) => `function ${name} must be in the manifest, was not`),
  ];
}
