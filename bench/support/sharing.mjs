const ALONE = { turns: 400, share: 1 };
/** So many commits that, as among those of one event, some also move the log into the file. */
const SHARED = { turns: 20, share: 100 };

/** Microseconds of an event with a commit of its own, against one of 100 in a commit; `writerOf` writes `turns` commits. */
export async function measureSharing({ smoke, measureAgainst }, writerOf) {
  const [alone, shared] = [ALONE, SHARED].map(({ turns, share }) => ({
    turns: smoke ? turns / 10 : turns,
    share,
  }));
  const { samples, against } = await measureAgainst(
    writerOf(alone),
    "one of 100 in a commit",
    writerOf(shared),
  );
  const toUs =
    ({ turns, share }) =>
    (sample) =>
      (sample * 1e3) / (turns * share);
  return {
    samples: samples.map(toUs(alone)),
    against: { ...against, samples: against.samples.map(toUs(shared)) },
  };
}
