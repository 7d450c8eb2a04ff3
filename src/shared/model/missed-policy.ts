/** What happens to times of a schedule that came while no process could start the run: nothing, or one run for all of them. */
export const MISSED_POLICIES = ["skip", "run_once"] as const;
export type MissedPolicy = (typeof MISSED_POLICIES)[number];
