import { useStore } from "zustand";
import { About } from "./about.tsx";
import { KeyMap } from "../commands/key-map.tsx";
import { Palette } from "../commands/palette.tsx";
import { NameDialog } from "../desk/name-dialog.tsx";
import { NotificationCentre } from "../notifications/notification-centre.tsx";
import { useTrader } from "../trader-context.ts";

/** The dialog that lies over the window, if any. */
export function Overlays() {
  const { shell, desk } = useTrader();
  const overlay = useStore(shell.state, (state) => state.overlay);
  switch (overlay) {
    case undefined:
      return null;
    case "palette":
      return <Palette />;
    case "keys":
      return <KeyMap />;
    case "notifications":
      return <NotificationCentre />;
    case "about":
      return <About />;
    case "duplicate":
      return (
        <NameDialog
          title="Duplicate workspace"
          label="Name of the new workspace"
          action="Duplicate"
          onName={desk.duplicate}
          onClose={shell.close}
        />
      );
  }
}
