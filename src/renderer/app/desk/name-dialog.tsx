import { useState } from "react";
import { Button } from "#renderer/ui/button.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** What the button does. */
  readonly action: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

const LONGEST = 40;

/** Asks for a name; Escape leaves. */
export function NameDialog({ title, label, action, onName, onClose }: NameDialogProps) {
  const [name, setName] = useState("");
  return (
    <Dialog label={title} className="dialog" onClose={onClose}>
      <form
        method="dialog"
        className="dialog__form"
        onSubmit={() => {
          if (name.trim() !== "") onName(name);
        }}
      >
        <h2 className="dialog__title">{title}</h2>
        <label className="field">
          <span className="field__label">{label}</span>
          <input
            className="field__control"
            value={name}
            maxLength={LONGEST}
            required
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <div className="dialog__actions">
          <Button label="Cancel" onPress={onClose} />
          <button type="submit" className="button button--primary">
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
