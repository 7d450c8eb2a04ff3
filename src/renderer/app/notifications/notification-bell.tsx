import { Bell } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "../trader-context.ts";

/** The way to the notifications, with how many were not seen; what is new is read out. */
export function NotificationBell() {
  const { notifications, shell } = useTrader();
  const all = useStore(notifications.state);
  const unseen = all.filter(({ isSeen }) => !isSeen);
  const [newest] = unseen;
  return (
    <>
      <span className="bell">
        <Button
          label={unseen.length === 0 ? "Notifications" : `Notifications: ${unseen.length} new`}
          look="quiet"
          isIconOnly
          icon={<Bell size={15} aria-hidden="true" />}
          onPress={() => shell.show("notifications")}
        />
        {unseen.length === 0 ? null : (
          <span
            className={`bell__count${unseen.some(({ level }) => level === "critical") ? " bell__count--critical" : ""}`}
            aria-hidden="true"
          >
            {unseen.length}
          </span>
        )}
      </span>
      <p className="visually-hidden" role="status" aria-label="Newest notification">
        {newest?.text ?? ""}
      </p>
    </>
  );
}
