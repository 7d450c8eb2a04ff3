import { X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "../trader-context.ts";

/** What the window has to tell of itself, above the panels. */
export function DeskNotice() {
  const { desk } = useTrader();
  const notice = useStore(desk.state, (state) => state.notice);
  if (notice === undefined) return null;
  return (
    <div className="desk-notice">
      <p role="status" aria-label="Notice of the window">
        {notice}
      </p>
      <Button
        label="Dismiss notice of the window"
        look="quiet"
        isIconOnly
        icon={<X size={14} aria-hidden="true" />}
        onPress={desk.dismiss}
      />
    </div>
  );
}
