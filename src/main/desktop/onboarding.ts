import type { FirstStep, OnboardingView, Profile } from "#shared/ipc/channels/onboarding-channels.ts";
import { FIRST_STEPS } from "#shared/ipc/channels/onboarding-channels.ts";
import { onboardingFileSchema } from "#main/ipc/schemas/desktop-schemas.ts";
import { readKeptFile, writeKeptFile } from "#main/ipc/handlers/kept-file.ts";

interface Kept extends OnboardingView {
  readonly version: 1;
}

/** How far a person has come in a workspace, kept in a file of the window's own. */
export interface Onboarding {
  readonly view: () => OnboardingView;
  readonly choose: (profile: Profile) => OnboardingView;
  readonly show: (isShown: boolean) => OnboardingView;
  /** Notes what has happened; once is enough. */
  readonly note: (step: FirstStep) => void;
}

const BEGIN: Kept = { version: 1, isShown: true, done: [] };

/** `onChange` hears of every change. */
export function createOnboarding(file: string, onChange: (view: OnboardingView) => void): Onboarding {
  let kept = readKeptFile<Kept>(file, onboardingFileSchema, BEGIN).value;

  function change(by: Partial<OnboardingView>): OnboardingView {
    kept = { ...kept, ...by };
    writeKeptFile(file, kept);
    const view = viewOf(kept);
    onChange(view);
    return view;
  }

  return {
    view: () => viewOf(kept),
    choose: (profile) => change({ profile }),
    show: (isShown) => change({ isShown }),
    note(step) {
      if (kept.done.includes(step)) return;
      change({ done: FIRST_STEPS.filter((one) => one === step || kept.done.includes(one)) });
    },
  };
}

const viewOf = ({ profile, isShown, done }: Kept): OnboardingView => ({ profile, isShown, done });
