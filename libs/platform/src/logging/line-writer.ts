import type { DestinationStream } from 'pino';

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug ', 30: '', 40: 'warning ', 50: 'ERROR ', 60: 'FATAL ' };
const SILENT = new Set(['level', 'time', 'name', 'msg', 'context', 'err', 'stack']);

/** Nest tells every module and route it sets up; at a terminal that buries what matters. */
const CHATTER = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** Turns pino's JSON into `10:15:02 api  message (field=value)` for people at a terminal; time is the computer's own. */
export function lineWriter(target: DestinationStream): DestinationStream {
  return {
    write: (json) => {
      const entry = JSON.parse(json) as Entry;
      if (Number(entry['level']) <= 30 && CHATTER.has(String(entry['context']))) return;
      target.write(readable(entry));
    },
  };
}

type Entry = Record<string, unknown> & { err?: { stack?: string } };

function readable(entry: Entry): string {
  const time = new Date(String(entry['time'])).toLocaleTimeString('en-GB');
  const level = LEVELS[Number(entry['level'])] ?? '';
  const context = entry['context'] === undefined ? '' : `${String(entry['context'])}: `;
  const fields = Object.entries(entry)
    .filter(([name]) => !SILENT.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  const tail = fields.length > 0 ? ` (${fields.join(' ')})` : '';
  const stack = entry.err?.stack ?? entry['stack'];
  const details = stack === undefined ? '' : `\n${framesOf(String(stack))}`;
  return `${time} ${String(entry['name']).padEnd(6)} ${level}${context}${String(entry['msg'] ?? '')}${tail}${details}\n`;
}

/** The message stands in the line already. */
function framesOf(stack: string): string {
  const first = stack.search(/^\s+at /m);
  return first < 0 ? stack : stack.slice(first);
}
