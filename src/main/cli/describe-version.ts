import type { RunVersion } from "#shared/ipc/channels/version-channels.ts";

/** Which text a run ran, and whether it is still that of the workflow. */
export function describeRunVersion(run: RunVersion | undefined): string {
  if (run === undefined) return "definition  not kept by the version that made the run";
  const { version, present } = run;
  const name = `definition  version ${version.number} of ${version.workflow}`;
  if (version.isPresent) return `${name}, the present one`;
  if (present === undefined) return `${name}; no workflow has this name any more`;
  return `${name}; the present one is ${present.number}: gpt-trader workflows diff ${version.workflow} ${version.number} present`;
}
