import { useState } from "react";
import type { SubmitEvent } from "react";
import type { Input } from "#shared/ipc/contract.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { Button } from "#renderer/ui/button.tsx";
import { ChoiceField } from "#renderer/ui/choice-field.tsx";
import { Dialog } from "#renderer/ui/dialog.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";

interface FetchDialogProps {
  readonly onFetch: (symbols: readonly string[], wish: Omit<Input<"data:fetch">, "symbols">) => void;
  readonly onClose: () => void;
}

/** Asks a provider on the network for symbols; nothing is sent before that is pressed. */
export function FetchDialog({ onFetch, onClose }: FetchDialogProps) {
  const [symbols, setSymbols] = useState("");
  const [provider, setProvider] = useState<NetworkProvider>("yahoo");
  const [timeframe, setTimeframe] = useState<Timeframe>("1d");
  const [from, setFrom] = useState("");
  const wanted = symbols
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((symbol) => symbol !== "");

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (wanted.length === 0) return;
    onFetch([...new Set(wanted)], {
      provider,
      timeframe,
      ...(from.trim() === "" ? {} : { from: from.trim() }),
    });
  }

  return (
    <Dialog label="Fetch bars" className="dialog" onClose={onClose}>
      <form className="dialog__form" onSubmit={submit}>
        <h2 className="dialog__title">Fetch bars</h2>
        <TextField
          label="Symbols"
          placeholder="AAPL MSFT"
          value={symbols}
          isWrong={false}
          onChange={setSymbols}
        />
        <div className="dialog__row">
          <ChoiceField
            label="Provider"
            value={provider}
            choices={NETWORK_PROVIDERS.map((id) => [id, id] as const)}
            onChange={setProvider}
          />
          <ChoiceField
            label="Length of a bar"
            value={timeframe}
            choices={TIMEFRAMES.map((one) => [one, one] as const)}
            onChange={setTimeframe}
          />
          <TextField label="First day" placeholder="all" value={from} isWrong={false} onChange={setFrom} />
        </div>
        <p className="cell-muted">
          The provider learns these symbols and days, and nothing else. Only what is missing is asked for.
        </p>
        <div className="dialog__actions">
          <Button label="Close" onPress={onClose} />
          <button type="submit" className="button button--primary" disabled={wanted.length === 0}>
            Fetch
          </button>
        </div>
      </form>
    </Dialog>
  );
}
