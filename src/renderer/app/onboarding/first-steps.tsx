import { ArrowRight, Check, Circle, UserRound, X } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { useTrader } from "../trader-context.ts";
import { ProfileChoice } from "./profile-choice.tsx";
import { useFirstSteps } from "./use-first-steps.ts";
import type { ShownStep } from "./use-first-steps.ts";

/** What a new person sees above the panels: the choice of a profile, then the first steps. */
export function FirstSteps() {
  const { onboarding } = useTrader();
  const { isShown, profile } = useStore(onboarding.state);
  const [isChoosing, setIsChoosing] = useState(false);
  if (!isShown) return null;
  if (profile === undefined) return <ProfileChoice />;
  return (
    <>
      <Checklist isChoosing={isChoosing} onProfile={() => setIsChoosing(!isChoosing)} />
      {isChoosing ? <ProfileChoice /> : null}
    </>
  );
}

function Checklist({
  isChoosing,
  onProfile,
}: {
  readonly isChoosing: boolean;
  readonly onProfile: () => void;
}) {
  const { onboarding } = useTrader();
  const steps = useFirstSteps();
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <section className="first-steps" aria-label="First steps">
      <p className="first-steps__count" role="status" aria-label="First steps done">
        {done === steps.length ? "You know your way" : `First steps ${done} of ${steps.length}`}
      </p>
      <ol className="first-steps__list" aria-label="List of first steps">
        {steps.map((step) => (
          <li key={step.step}>
            <StepButton step={step} isNext={step === next} />
          </li>
        ))}
      </ol>
      <Button
        label="Change profile"
        look="quiet"
        isIconOnly
        isExpanded={isChoosing}
        icon={<UserRound size={14} aria-hidden="true" />}
        onPress={onProfile}
      />
      <Button
        label="Put the first steps away"
        hint="Put the first steps away; Help brings them back"
        look="quiet"
        isIconOnly
        icon={<X size={14} aria-hidden="true" />}
        onPress={() => onboarding.show(false)}
      />
    </section>
  );
}

function StepButton({ step, isNext }: { readonly step: ShownStep; readonly isNext: boolean }) {
  const { title, hint, isDone, isPossible, act } = step;
  const Icon = isDone ? Check : isNext ? ArrowRight : Circle;
  return (
    <button
      type="button"
      className={`first-steps__step${isDone ? " first-steps__step--done" : ""}${isNext ? " first-steps__step--next" : ""}`}
      aria-label={isDone ? `${title}, done` : title}
      title={hint}
      disabled={!isPossible}
      onClick={act}
    >
      <Icon size={13} strokeWidth={2.4} aria-hidden="true" />
      <span>{title}</span>
    </button>
  );
}
