import { useCallback, useEffect } from "react";
import { HeartPulse } from "lucide-react";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "./trader-context.ts";

interface MonitorButtonProps {
  readonly isPressed: boolean;
  readonly onPress: () => void;
}

const LOOK_MS = 10_000;

/** The way to the monitor; it tells of dead letters, which wait for a person. */
export function MonitorButton({ isPressed, onPress }: MonitorButtonProps) {
  const { client } = useTrader();
  const [metrics, measure] = useLoaded(useCallback(() => client.invoke("metrics:get", undefined), [client]));
  useEffect(() => {
    const timer = setInterval(measure, LOOK_MS);
    return () => clearInterval(timer);
  }, [measure]);
  const letters = metrics.status === "ready" ? metrics.value.deadLetters : 0;
  return (
    <>
      <Button
        label="Monitor"
        hint="How the program is, what it failed on, and all that happened"
        look="quiet"
        isPressed={isPressed}
        icon={<HeartPulse size={15} aria-hidden="true" />}
        onPress={onPress}
      />
      {letters === 0 ? null : (
        <span className="tabs__count" role="status" title="Dead letters wait for you in the monitor">
          {letters} {letters === 1 ? "dead letter" : "dead letters"}
        </span>
      )}
    </>
  );
}
