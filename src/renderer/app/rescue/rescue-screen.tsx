import { useEffect } from "react";
import { Power, RotateCw } from "lucide-react";
import { useStore } from "zustand";
import type { SerialError } from "#shared/errors/app-error.ts";
import { isRestorable } from "#renderer/features/restore/restorable.ts";
import { RestoreChoice } from "#renderer/features/restore/restore-choice.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ProductMark } from "../shell/product-mark.tsx";
import type { Rescue } from "./rescue.ts";
import { useNow } from "../use-now.ts";

const MINUTE_MS = 60_000;

interface RescueScreenProps {
  readonly error: SerialError | undefined;
  readonly rescue: Rescue;
}

/** The whole window when the workspace does not open: what is wrong, and every way out. */
export function RescueScreen({ error, rescue }: RescueScreenProps) {
  const { backups, checks, work, problem } = useStore(rescue.state);
  const nowMs = useNow(MINUTE_MS);
  const isDamage = isRestorable(error);
  const isBusy = work !== "none";
  useEffect(() => {
    if (isDamage) void rescue.look();
  }, [isDamage, rescue]);
  return (
    <main className="rescue">
      <div className="rescue__column" aria-busy={isBusy}>
        <header className="rescue__header">
          <ProductMark />
          <div>
            <h1 className="rescue__title">
              {isDamage ? "A file of this workspace is damaged" : "The workspace could not be opened"}
            </h1>
            <p className="rescue__note">Nothing runs, and nothing was changed.</p>
          </div>
        </header>
        {error === undefined ? null : <ErrorCard title="What went wrong" error={error} />}
        {isDamage && backups !== undefined ? (
          <RestoreChoice
            backups={backups}
            checks={checks}
            isRestoring={work === "restoring"}
            isBusy={isBusy}
            nowMs={nowMs}
            onRestore={(name) => void rescue.restore(name)}
          />
        ) : null}
        {problem === undefined ? null : <ErrorCard title="That did not work" error={problem} />}
        <footer className="rescue__footer">
          <Button
            label="Quit"
            icon={<Power size={14} aria-hidden="true" />}
            isDisabled={work === "restoring"}
            onPress={() => rescue.quit()}
          />
          <Button
            label={work === "opening" ? "Opening…" : "Try again"}
            icon={<RotateCw size={14} aria-hidden="true" />}
            isDisabled={isBusy}
            onPress={() => void rescue.tryAgain()}
          />
        </footer>
      </div>
    </main>
  );
}
