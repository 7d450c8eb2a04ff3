async function timeOnceMs(work) {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Times `work` after some warm-up; one sample in milliseconds for each repeat. */
export async function timeEach(work, { warmups, repeats }) {
  for (let index = 0; index < warmups; index += 1) await work();
  const samples = [];
  for (let index = 0; index < repeats; index += 1) samples.push(await timeOnceMs(work));
  return samples;
}

/** Times `work` and `peer` in turns, so that whatever else the machine does slows both alike. */
export async function timeAgainst(work, peerName, peer, { warmups, repeats }) {
  for (let index = 0; index < warmups; index += 1) {
    await work();
    await peer();
  }
  const samples = [];
  const peerSamples = [];
  for (let index = 0; index < repeats; index += 1) {
    samples.push(await timeOnceMs(work));
    peerSamples.push(await timeOnceMs(peer));
  }
  return { samples, against: { name: peerName, samples: peerSamples } };
}
