import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

function logged(write: (log: ReturnType<typeof createLogger>) => void, format: 'json' | 'lines' = 'json'): string {
  let text = '';
  write(createLogger({ name: 'api', format, destination: { write: (line) => void (text += line) } }));
  return text;
}

describe('the log', () => {
  it('is one JSON object a line', () => {
    const entry = JSON.parse(logged((log) => log.log('Nest started', 'NestFactory'))) as unknown;
    expect(entry).toMatchObject({ level: 30, name: 'api', msg: 'Nest started', context: 'NestFactory' });
  });

  it('is a readable line at a terminal', () => {
    const line = logged((log) => log.info({ jobId: 7 }, 'Job done'), 'lines');
    expect(line).toMatch(/^\d\d:\d\d:\d\d api {4}Job done \(jobId=7\)\n$/);
  });

  it('leaves out at a terminal what Nest says while it sets itself up, unless it is an error', () => {
    const text = logged((log) => {
      log.log('AppModule dependencies initialized', 'InstanceLoader');
      log.error('AppModule broke', undefined, 'InstanceLoader');
    }, 'lines');
    expect(text).toMatch(/^\S+ api {4}ERROR InstanceLoader: AppModule broke\n$/);
  });

  it('hides tokens and personal data', () => {
    const text = logged((log) =>
      log.info({ req: { headers: { authorization: 'Bearer abc' } }, applicant: { name: 'An' }, token: 'abc' }, 'x'),
    );
    expect(text).not.toMatch(/abc|An/);
    expect(text).toContain('[hidden]');
  });

  it('keeps of a database error neither statement nor values', () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "Nguyễn Văn An"'), {
      code: '22007',
      query: 'select personal',
      parameters: ['0912345678'],
      detail: 'Failing row contains (0912345678)',
    });
    const text = logged((log) => log.error(error));
    expect(text).not.toMatch(/Nguyễn|0912345678|select personal/);
    expect(JSON.parse(text)).toMatchObject({ err: { code: '22007' } });
  });
});
