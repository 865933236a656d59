import 'reflect-metadata';
import { appendBenchmark } from './append.bench.js';
import type { Benchmark } from './benchmark.js';
import { exportBenchmark } from './export.bench.js';
import { httpBenchmark } from './http.bench.js';
import { ingestBenchmark } from './ingest.bench.js';
import { indicatorsBenchmark } from './indicators.bench.js';
import { listPageBenchmark } from './list-page.bench.js';
import { noticesBenchmark } from './notices.bench.js';
import { projectBenchmark } from './project.bench.js';
import { recalculateBenchmark } from './recalculate.bench.js';
import { recomputeBenchmark } from './recompute.bench.js';
import { roundTripBenchmark } from './round-trip.bench.js';
import { syncDayBenchmark } from './sync-day.bench.js';
import { syncBenchmark } from './sync.bench.js';

const benchmarks: Benchmark[] = [
  appendBenchmark,
  exportBenchmark,
  httpBenchmark,
  ingestBenchmark,
  indicatorsBenchmark,
  listPageBenchmark,
  noticesBenchmark,
  projectBenchmark,
  recalculateBenchmark,
  recomputeBenchmark,
  roundTripBenchmark,
  syncBenchmark,
  syncDayBenchmark,
];
const asked = process.argv.slice(2).filter((name) => name !== '--');
const isAsked = ({ name, under }: Benchmark, by: string): boolean => by === name || by === under;
const unknown = asked.filter((by) => !benchmarks.some((benchmark) => isAsked(benchmark, by)));
if (unknown.length > 0) {
  process.stderr.write(`No benchmark ${unknown.join(', ')}; there are: ${benchmarks.map((b) => b.name).join(', ')}\n`);
  process.exit(1);
}
const chosen = benchmarks.filter((benchmark) => asked.length === 0 || asked.some((by) => isAsked(benchmark, by)));
for (const benchmark of chosen) {
  process.stderr.write(`${benchmark.name} …\n`);
  for (const result of await benchmark.run()) process.stdout.write(`${JSON.stringify(result)}\n`);
}
