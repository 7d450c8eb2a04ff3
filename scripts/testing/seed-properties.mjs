import fc from "fast-check";

/** The same cases in every run, so that a change is what a failure comes from; GPT_TRADER_PROPERTY_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env.GPT_TRADER_PROPERTY_SEED ?? 1) });
