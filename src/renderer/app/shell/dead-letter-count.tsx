import { useCallback, useEffect } from "react";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { useTrader } from "../trader-context.ts";

const LOOK_MS = 10_000;

/** Tells of dead letters, which wait for a person; a press shows the monitor. */
export function DeadLetterCount() {
  const { client, desk } = useTrader();
  const [metrics, measure] = useLoaded(useCallback(() => client.invoke("metrics:get", undefined), [client]));
  useEffect(() => {
    const timer = setInterval(measure, LOOK_MS);
    return () => clearInterval(timer);
  }, [measure]);
  const letters = metrics.status === "ready" ? metrics.value.deadLetters : 0;
  if (letters === 0) return null;
  return (
    <button
      type="button"
      className="status-bar__waiting"
      title="Dead letters wait for you in the monitor"
      onClick={() => desk.show("monitor")}
    >
      {letters} {letters === 1 ? "dead letter" : "dead letters"}
    </button>
  );
}
