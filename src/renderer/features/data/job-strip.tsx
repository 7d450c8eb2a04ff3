import { Ban, Check, CircleAlert, LoaderCircle, X } from "lucide-react";
import { Button } from "#renderer/ui/button.tsx";
import { formatDuration } from "#renderer/ui/format-time.ts";
import type { DataJob, DataJobs } from "./data-jobs.ts";
import { remainingMs } from "./describe-job.ts";

interface JobStripProps {
  readonly jobs: readonly DataJob[];
  readonly actions: Pick<DataJobs, "cancel" | "forget">;
  readonly nowMs: number;
}

const ICONS = { running: LoaderCircle, done: Check, failed: CircleAlert, cancelled: Ban } as const;
const MOST_SHOWN = 4;

/** What brings bars in now, and what became of the last ones. */
export function JobStrip({ jobs, actions, nowMs }: JobStripProps) {
  if (jobs.length === 0) return null;
  return (
    <ul className="job-strip" aria-label="Data jobs">
      {jobs.slice(0, MOST_SHOWN).map((job) => (
        <JobLine key={job.id} job={job} actions={actions} nowMs={nowMs} />
      ))}
    </ul>
  );
}

function JobLine({ job, actions, nowMs }: Omit<JobStripProps, "jobs"> & { readonly job: DataJob }) {
  const Icon = ICONS[job.status];
  const isRunning = job.status === "running";
  return (
    <li className={`job-strip__job job-strip__job--${job.status}`}>
      <Icon size={14} aria-hidden="true" />
      <strong className="cell-strong">{job.title}</strong>
      <span className="job-strip__detail" title={job.detail}>
        {job.status}: {job.detail}
      </span>
      {isRunning ? <JobProgress job={job} nowMs={nowMs} /> : null}
      {isRunning ? (
        <Button
          label={`Cancel ${job.title}`}
          look="quiet"
          isIconOnly
          icon={<X size={14} aria-hidden="true" />}
          onPress={() => actions.cancel(job.id)}
        />
      ) : (
        <Button
          label={`Dismiss ${job.title}`}
          look="quiet"
          isIconOnly
          icon={<X size={14} aria-hidden="true" />}
          onPress={() => actions.forget(job.id)}
        />
      )}
    </li>
  );
}

/** How far a job is, and how long it will still take if it goes on so. */
export function JobProgress({ job, nowMs }: { readonly job: DataJob; readonly nowMs: number }) {
  const percent = Math.round(job.fraction * 100);
  const leftMs = remainingMs(job, nowMs);
  return (
    <span className="job-progress">
      <progress
        className="job-progress__bar"
        max={100}
        value={percent}
        aria-label={`Progress of ${job.title}`}
      />
      <span className="job-progress__text">
        {percent}%{leftMs === undefined ? "" : `, ${formatDuration(leftMs)} left`}
      </span>
    </span>
  );
}
