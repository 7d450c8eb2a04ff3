/**
 * Where tests kill the program: each name is in the table of docs/reliability.md, and `#n` is the pass at which the kill
 * comes. Each is met with three seeds.
 */

/** A paper session of the real command line. */
export const PAPER_POINTS = [
  "start-recorded",
  "before:workflow.started",
  "after:workflow.started",
  "run-starting",
  "run-started",
  "events-inserted#5",
  "events-committed#5",
  "step-recording",
  "step-recorded",
  "before:session.opened",
  "after:session.opened",
  "bar-arrived#7",
  "bar-matched#7",
  "bar-matched#60",
  "after:market.data.updated#9",
  "after:signal.raised#2",
  "before:order.submitted",
  "after:order.submitted",
  "after:order.submitted#2",
  "before:order.accepted",
  "after:order.accepted",
  "before:order.filled",
  "after:order.filled",
  "after:order.filled#3",
  "before:trade.executed",
  "snapshot-saving",
  "snapshot-saved",
  "before:session.closed",
  "after:session.closed",
  "before:workflow.completed",
  "after:workflow.completed",
] as const;

/** A search that learns from what it tried, so that each of its small batches is kept apart. */
export const STUDY_POINTS = ["study-keeping#3", "study-kept#3", "study-kept#7"] as const;

export const BACKTEST_POINTS = [
  "output-kept",
  "output-kept#4",
  "step-recorded#2",
  "before:workflow.step.completed#3",
  "after:workflow.step.completed#3",
  "run-saving",
  "run-saved",
] as const;

/** Points on the way back: the process that lets the run go on is killed too. */
export const RESUME_POINTS = [
  "sessions-restored",
  "before:session.restored",
  "after:session.restored",
  "before:workflow.resumed",
  "after:workflow.resumed",
] as const;

/** A trader at a venue in a process of its own. */
export const OUTSIDE_POINTS = [
  "before:order.submitted",
  "after:order.submitted",
  "order-sending",
  "order-on-its-way",
  "order-answered",
  "before:order.accepted",
  "after:order.accepted",
  "before:order.filled",
  "after:order.filled",
  "before:order.lost",
  "after:order.lost",
  "before:venue.lost",
  "after:venue.lost",
  "before:order.resent",
  "after:order.resent",
  "before:order.rejected",
  "after:order.rejected",
  "before:order.cancel.requested",
  "after:order.cancel.requested",
  "cancel-sending",
  "cancel-on-its-way",
  "cancel-answered",
  "before:order.cancelled",
  "after:order.cancelled",
  "before:venue.contradicted",
  "after:venue.contradicted",
  "open-orders-listed",
  "order-looked-up",
  "executions-listed",
  "positions-listed",
  "before:venue.reconciled",
  "after:venue.reconciled",
  "events-inserted",
  "events-committed",
] as const;

/** From the fire of a trigger to the run that it starts. */
export const TRIGGER_POINTS = [
  "before:trigger.fired",
  "after:trigger.fired",
  "job-queueing",
  "job-queued",
  "fired-run-starting",
  "fired-run-started",
] as const;

/** The files of a workspace, each with what is done to them. */
export const FILE_POINTS = [
  ["file-created", "open"],
  ["migration-running", "migrate"],
  ["migration-done", "migrate"],
  ["copy-unnamed", "migrate"],
  ["backup-copied", "back up"],
  ["backup-copied#3", "back up"],
  ["backup-unnamed", "back up"],
  ["restore-beside", "restore"],
  ["restore-replacing", "restore"],
  ["restore-replacing#3", "restore"],
  ["file-unnamed", "change a setting"],
] as const;
