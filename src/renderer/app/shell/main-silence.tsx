import { useStore } from "zustand";
import { useTrader } from "../trader-context.ts";

/** Says that what is shown may be old, while the program does not answer. */
export function MainSilence() {
  const { pulse } = useTrader();
  const isSilent = useStore(pulse.state, (state) => state.isSilent);
  if (!isSilent) return null;
  return (
    <div className="desk-notice desk-notice--warning">
      <p role="alert" aria-label="The program does not answer">
        The program does not answer: what is shown may be old, and nothing that is pressed takes effect yet.
        The window goes on by itself when it answers again.
      </p>
    </div>
  );
}
