/** What a person mostly does; it proposes a workspace, a density and a first workflow. */
export const PROFILES = ["day_trader", "investor", "researcher"] as const;
export type Profile = (typeof PROFILES)[number];

/** What a person has done once they know their way, in order. */
export const FIRST_STEPS = ["sample_data", "backtest", "report", "builder", "paper"] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** How far a person has come; noted by main when it really happened. */
export interface OnboardingView {
  /** Undefined until one was chosen. */
  readonly profile?: Profile | undefined;
  /** Whether the checklist is on the screen; a person can put it away and open it again. */
  readonly isShown: boolean;
  readonly done: readonly FirstStep[];
}

/** Of the window alone; these answer also while the workspace does not open. */
export interface OnboardingRequests {
  "onboarding:get": (input: undefined) => OnboardingView;
  "onboarding:choose": (input: { readonly profile: Profile }) => OnboardingView;
  "onboarding:show": (input: { readonly isShown: boolean }) => OnboardingView;
}
