/** Events that triggers and jobs give rise to; if they fired triggers, those would never end. */
const OWN = ["trigger.", "job."];
const OWN_NAMES: ReadonlySet<string> = new Set(["workflow.activated", "workflow.deactivated"]);

/** Whether an event of that name can start a workflow. */
export function firesOn(name: string): boolean {
  return !OWN_NAMES.has(name) && !OWN.some((prefix) => name.startsWith(prefix));
}
