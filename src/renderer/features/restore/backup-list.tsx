import { CircleCheck, CircleX, LoaderCircle } from "lucide-react";
import type { BackupReason, BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { formatBytes } from "#renderer/ui/format-bytes.ts";
import { formatAge, formatDateTime } from "#renderer/ui/format-time.ts";

export type CheckState = "checking" | "whole" | "damaged";

interface BackupListProps {
  readonly backups: readonly BackupView[];
  readonly checks: Readonly<Record<string, CheckState>>;
  /** The name of the one that would be restored. */
  readonly chosen: string | undefined;
  readonly isDisabled: boolean;
  readonly nowMs: number;
  readonly onChoose: (name: string) => void;
}

const WHY: Readonly<Record<BackupReason, string>> = {
  asked: "you asked for it",
  schedule: "made by itself",
  update: "made before an update",
};

const STATES = {
  checking: { text: "being read", icon: LoaderCircle },
  whole: { text: "whole", icon: CircleCheck },
  damaged: { text: "damaged", icon: CircleX },
} as const;

/** The backups to choose from, newest first; a damaged one cannot be chosen. */
export function BackupList({ backups, checks, chosen, isDisabled, nowMs, onChoose }: BackupListProps) {
  return (
    <div className="backups" role="radiogroup" aria-label="Backups">
      {backups.map((backup) => (
        <BackupRow
          key={backup.name}
          backup={backup}
          state={checks[backup.name] ?? "checking"}
          isChosen={backup.name === chosen}
          isDisabled={isDisabled}
          nowMs={nowMs}
          onChoose={() => onChoose(backup.name)}
        />
      ))}
    </div>
  );
}

interface BackupRowProps {
  readonly backup: BackupView;
  readonly state: CheckState;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly nowMs: number;
  readonly onChoose: () => void;
}

function BackupRow({ backup, state, isChosen, isDisabled, nowMs, onChoose }: BackupRowProps) {
  const { text, icon: Icon } = STATES[state];
  const title = titleOf(backup);
  return (
    <label className={`backup backup--${state}`}>
      <input
        type="radio"
        name="backup"
        className="backup__choice"
        aria-label={`Backup of ${title}, ${text}`}
        checked={isChosen}
        disabled={isDisabled || state === "damaged"}
        onChange={onChoose}
      />
      <span className="backup__what">
        <span className="backup__time number">{title}</span>
        <span className="backup__note">{noteOf(backup, nowMs)}</span>
      </span>
      <span className="backup__size number">{backup.bytes === 0 ? "—" : formatBytes(backup.bytes)}</span>
      <span className="backup__state">
        <Icon size={14} aria-hidden="true" />
        {text}
      </span>
    </label>
  );
}

export function titleOf({ name, createdAt }: BackupView): string {
  return createdAt === undefined ? name : `${formatDateTime(Date.parse(createdAt))} UTC`;
}

function noteOf({ createdAt, reason, problem }: BackupView, nowMs: number): string {
  if (createdAt === undefined || reason === undefined) return problem ?? "";
  return `${formatAge(Date.parse(createdAt), nowMs)} · ${WHY[reason]}`;
}
