import { useState } from "react";
import { History } from "lucide-react";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Confirmation } from "#renderer/ui/confirmation.tsx";
import { BackupList, titleOf, type CheckState } from "./backup-list.tsx";
import { chooseBackup } from "./choose-backup.ts";

interface RestoreChoiceProps {
  readonly backups: readonly BackupView[];
  readonly checks: Readonly<Record<string, CheckState>>;
  readonly isRestoring: boolean;
  readonly isBusy: boolean;
  readonly nowMs: number;
  readonly onRestore: (name: string) => void;
}

/** The backups of a workspace that does not open, and the way back to one of them. */
export function RestoreChoice({
  backups,
  checks,
  isRestoring,
  isBusy,
  nowMs,
  onRestore,
}: RestoreChoiceProps) {
  const [wanted, setWanted] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const chosen = chooseBackup(backups, checks, wanted);
  if (backups.length === 0) return <NoBackups />;
  return (
    <section className="rescue__backups" aria-labelledby="rescue-backups">
      <h2 className="rescue__subtitle" id="rescue-backups">
        Go back to a backup
      </h2>
      <BackupList
        backups={backups}
        checks={checks}
        chosen={chosen?.name}
        isDisabled={isBusy}
        nowMs={nowMs}
        onChoose={setWanted}
      />
      <div className="rescue__restore">
        <p className="rescue__note">
          The files that are replaced are kept in the workspace, in the folder <code>replaced</code>.
        </p>
        <Button
          label={isRestoring ? "Restoring…" : "Restore this backup"}
          look="primary"
          icon={<History size={14} aria-hidden="true" />}
          isDisabled={chosen === undefined || isBusy}
          onPress={() => setIsAsking(true)}
        />
      </div>
      {isAsking && chosen !== undefined ? (
        <Confirmation
          title={`Restore the backup of ${titleOf(chosen)}?`}
          action="Restore"
          onCancel={() => setIsAsking(false)}
          onConfirm={() => {
            setIsAsking(false);
            onRestore(chosen.name);
          }}
        >
          <p>
            Runs, sessions and settings become what they were then. What came later is not in this backup: it
            stays in the files that are kept in <code>replaced</code>.
          </p>
        </Confirmation>
      ) : null}
    </section>
  );
}

function NoBackups() {
  return (
    <section className="rescue__backups" aria-labelledby="rescue-backups">
      <h2 className="rescue__subtitle" id="rescue-backups">
        There is no backup yet
      </h2>
      <p className="rescue__note">
        Put the file back from a copy of your own, or move it out of the workspace; then try again.
      </p>
    </section>
  );
}
