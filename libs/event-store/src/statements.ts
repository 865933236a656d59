import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/** One statement per file in `sql/`, read once. */
export const statements = {
  append: load('append'),
  importEvents: load('import-events'),
  readStream: load('read-stream'),
  readStreams: load('read-streams'),
  streamVersions: load('stream-versions'),
  readLog: load('read-log'),
  head: load('head'),
  broughtLog: load('brought-log'),
  keptAnswer: load('kept-answer'),
  readProjected: load('read-projected'),
  readProjectedStreams: load('read-projected-streams'),
  openProjection: load('open-projection'),
  projections: load('projections'),
  moveCheckpoint: load('move-checkpoint'),
  parkedStreams: load('parked-streams'),
  parkStream: load('park-stream'),
  beginRebuild: load('begin-rebuild'),
  swapGeneration: load('swap-generation'),
  lockGenerations: load('lock-generations'),
  beginDiscard: load('begin-discard'),
  forgetGeneration: load('forget-generation'),
  renewParked: load('renew-parked'),
  unparkStream: load('unpark-stream'),
  signedHeads: load('signed-heads'),
  signedHeadsAround: load('signed-heads-around'),
  keepSignedHead: load('keep-signed-head'),
};
