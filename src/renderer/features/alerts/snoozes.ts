/** For how long a rule can be kept quiet. */
export const SNOOZES = [
  { label: "Snooze for 15 minutes", minutes: 15 },
  { label: "Snooze for 1 hour", minutes: 60 },
  { label: "Snooze for 8 hours", minutes: 480 },
] as const;
