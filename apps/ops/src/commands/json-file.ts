import { existsSync, readFileSync, statSync } from 'node:fs';
import { ProblemError } from '#application';
import type { FieldProblem } from '#application';
import { MOST_FILE_LEVELS, deeperThan } from '#exchange';
import { say } from './command-line.js';

/** A JSON file as it was parsed; the error names the file and what is wrong with it. */
export function readJsonFile(file: string, mostBytes: number): unknown {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file}: no such file`);
  if (statSync(file).size > mostBytes) throw new Error(`${file}: larger than ${String(mostBytes)} bytes`);
  const document = parsed(file, decoded(file));
  if (deeperThan(document, MOST_FILE_LEVELS)) {
    throw new Error(`${file}: nested deeper than ${String(MOST_FILE_LEVELS)} levels`);
  }
  return document;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Names as the log keeps them, also from a file that was written with accents apart. */
export const normalised = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? value.normalize('NFC') : value,
  );

/** Does something with what a file says; its problems are told one a line, and the error says how many they are. */
export async function tellingProblems<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'VALIDATION.FAILED') throw error;
    const problems = error.extra['errors'] as FieldProblem[];
    for (const { pointer, code, detail } of problems) say(`${pointer || '/'}: ${code}${detail ? `: ${detail}` : ''}`);
    throw new Error(`${file}: ${counted(problems.length)}, nothing was written`, { cause: error });
  }
}

const counted = (count: number): string => (count === 1 ? '1 problem' : `${String(count)} problems`);

/** A file in another encoding must not become names full of replacement characters. */
function decoded(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    throw new Error(`${file}: not UTF-8`, { cause: error });
  }
}
