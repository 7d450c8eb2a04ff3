/** `dead`: failed its last try, and waits for a person. */
export type JobStatus = "waiting" | "running" | "done" | "dead";
