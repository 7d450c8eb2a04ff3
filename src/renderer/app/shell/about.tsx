import { useStore } from "zustand";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { Overlay } from "#renderer/ui/overlay.tsx";
import { ProductMark } from "./product-mark.tsx";
import { useTrader } from "../trader-context.ts";

/** What this program is, what it runs on, and whose work it uses. */
export function About() {
  const { shell, replica } = useTrader();
  const info = useStore(replica.state, (state) => state.info);
  return (
    <Overlay label="About" onClose={shell.close}>
      <header className="overlay__header">
        <ProductMark />
        <h2 className="dialog__title">GPT-Trader Workstation</h2>
      </header>
      {info === undefined ? null : (
        <FactsList
          facts={[
            ["Version", info.version],
            ["Workspace", info.workspace],
            ["Runs on", info.electron === undefined ? `Node ${info.node}` : `Electron ${info.electron}`],
            ["Database", `SQLite ${info.sqlite}`],
          ]}
        />
      )}
      <p className="about__notice">
        Charts by TradingView Lightweight Charts™, Copyright (c) 2025 TradingView, Inc.{" "}
        <a href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
          www.tradingview.com
        </a>
      </p>
      <p className="about__notice">
        The licences of all that comes with the program lie beside it in THIRD-PARTY-NOTICES. Past results say
        little about future ones; nothing here is advice.
      </p>
    </Overlay>
  );
}
