/** One printed line of `npm run bench`. `ratio` = ours / baseline, both measured in the same run. */
export interface BenchResult {
  bench: string;
  /** How much was done in one round. */
  n: number;
  ours: number;
  baseline: number;
  ratio: number;
  unit: string;
}

export interface Benchmark {
  name: string;
  /** The name of another benchmark with which it runs as well. */
  under?: string;
  run(): Promise<BenchResult[]>;
}

/** Rates of alternating rounds: the machine's mood hits both alike. Answers medians. */
export async function alternate(
  rounds: number,
  ours: (round: number) => Promise<number>,
  baseline: (round: number) => Promise<number>,
): Promise<{ ours: number; baseline: number; ratio: number }> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours(round));
    theirs.push(await baseline(round));
    process.stderr.write(
      `  round ${String(round + 1)}: ours ${mine.at(-1)?.toFixed(0) ?? ''}, baseline ${theirs.at(-1)?.toFixed(0) ?? ''}\n`,
    );
  }
  const ratios = mine.map((value, index) => value / (theirs[index] ?? Number.NaN));
  return { ours: median(mine), baseline: median(theirs), ratio: Number(median(ratios).toFixed(3)) };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Work items per second over `concurrency` strands that each go on until all `n` are done. */
export async function ratePerSecond(
  n: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const strand = async (): Promise<void> => {
    while (next < n) await work(next++);
  };
  await Promise.all(Array.from({ length: concurrency }, strand));
  return n / ((performance.now() - started) / 1_000);
}

/** Megabytes of this process, which does the worker's work in a benchmark. */
export const memory = (): number => process.memoryUsage().rss / 2 ** 20;

/** The growth law: time ~ n^ratio between two neighbouring sizes. */
export function growth(bench: string, times: readonly { n: number; seconds: number }[]): BenchResult[] {
  return times.slice(1).map(({ n, seconds }, index) => {
    const smaller = times[index] ?? { n, seconds };
    const exponent = Math.log(seconds / smaller.seconds) / Math.log(n / smaller.n);
    const both = { ours: Number(seconds.toFixed(2)), baseline: Number(smaller.seconds.toFixed(2)) };
    return { bench: `${bench} growth`, n, ...both, ratio: Number(exponent.toFixed(3)), unit: 's, exponent' };
  });
}
