import { SaxesParser } from 'saxes';
import { CaseListError } from '../case-list/case-list-error.js';
import type { CaseListLimits } from '../case-list/limits.js';

/** An element as it opens; prefixes of names are not kept. */
export interface OpenElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

export interface ElementHandlers {
  /** @param depth 1 is the root */
  open(element: OpenElement, depth: number): void;
  close(name: string, depth: number): void;
}

/**
 * XML in pieces, of which nothing is kept: no document type, hence no entity of anybody's making; depth and distance
 * between two tags have a limit. Throws {@link CaseListError} naming the line.
 */
export class GuardedXml {
  private readonly parser = new SaxesParser({ xmlns: false });
  private depth = 0;
  private sawTag = false;
  private sinceTag = 0;
  private sawRoot = false;

  constructor(
    private readonly limits: Pick<CaseListLimits, 'depth' | 'recordLength'>,
    handlers: ElementHandlers,
  ) {
    this.parser.on('doctype', () => {
      const why = 'a document type can define entities that blow up';
      throw new CaseListError('FILE.UNSAFE', `${this.place()} has a DOCTYPE: ${why}, so it is not read; remove it`);
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      this.sawTag = this.sawRoot = true;
      if (++this.depth > limits.depth) {
        throw new CaseListError(
          'FILE.TOO_DEEP',
          `${this.place()}: elements stand more than ${String(limits.depth)} deep within each other`,
        );
      }
      handlers.open({ name: localName(name), attributes }, this.depth);
    });
    this.parser.on('closetag', ({ name }) => {
      this.sawTag = true;
      handlers.close(localName(name), this.depth--);
    });
  }

  /** `line 7, column 12` of what is being read. */
  place(): string {
    return `line ${String(this.parser.line)}, column ${String(this.parser.column + 1)}`;
  }

  push(text: string): void {
    this.sawTag = false;
    try {
      this.parser.write(text);
    } catch (error) {
      throw this.asFileError(error, 'FILE.CORRUPT', this.sawRoot ? 'is no XML that can be read' : 'is no XML');
    }
    this.sinceTag = this.sawTag ? text.length : this.sinceTag + text.length;
    if (this.sinceTag <= this.limits.recordLength + text.length) return;
    const more = `nothing but text for more than ${String(this.limits.recordLength)} characters`;
    throw new CaseListError('FILE.RECORD_TOO_LONG', `${this.place()}: ${more}; a missing quote or tag?`);
  }

  end(): void {
    try {
      this.parser.close();
    } catch (error) {
      throw this.asFileError(error, 'FILE.TRUNCATED', 'ends before its end: it was cut off');
    }
  }

  private asFileError(error: unknown, code: 'FILE.CORRUPT' | 'FILE.TRUNCATED', what: string): unknown {
    if (error instanceof CaseListError || !(error instanceof Error)) return error;
    const reason = error.message
      .replace(/^.*?\d+:\d+: /, '')
      .slice(0, 200)
      .toWellFormed();
    return new CaseListError(code, `the file ${what} (${this.place()}: ${reason})`);
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
