import { COMPONENT_FORMS } from '../../vocabulary.js';
import type { ComponentForm } from '../../vocabulary.js';
import type { ProcedureComponent } from '../events.js';
import type { FileReader } from './file-reader.js';

/** As many as a dossier can be received with. */
const MOST_COMPONENTS = 200;
const MOST_COPIES = 99;
const MEMBERS = ['code', 'name', 'form', 'required', 'copies'];

/** The papers a procedure asks for; absent and null: none were entered. Two of them never have the same code. */
export function readComponents(reader: FileReader, value: unknown, pointer: string): ProcedureComponent[] {
  if (value === undefined || value === null) return [];
  const seen = new Set<string>();
  return reader.array(value, pointer, MOST_COMPONENTS).flatMap(([item, itemPointer]) => {
    const component = readComponent(reader, item, itemPointer);
    if (component === null) return [];
    if (seen.has(component.code)) {
      reader.refuse(`${itemPointer}/code`, 'COMPONENT.TWICE', `"${component.code}" stands above already`);
    }
    seen.add(component.code);
    return component;
  });
}

function readComponent(reader: FileReader, item: unknown, pointer: string): ProcedureComponent | null {
  const members = reader.object(item, pointer, MEMBERS);
  if (members === null) return null;
  const code = reader.code(members.get('code'), `${pointer}/code`);
  const component = {
    code: code ?? '',
    name: reader.name(members.get('name'), `${pointer}/name`),
    form: readForm(reader, members.get('form'), `${pointer}/form`),
    required: readRequired(reader, members.get('required'), `${pointer}/required`),
    copies: readCopies(reader, members.get('copies'), `${pointer}/copies`),
  };
  return code === null ? null : component;
}

function readForm(reader: FileReader, value: unknown, pointer: string): ComponentForm {
  if (value === undefined || value === null) {
    reader.refuse(pointer, 'REQUIRED', `one of ${COMPONENT_FORMS.join(', ')}`);
  }
  return reader.oneOf(value, pointer, 'COMPONENT.INVALID', COMPONENT_FORMS) ?? 'original';
}

function readRequired(reader: FileReader, value: unknown, pointer: string): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'boolean') return value;
  reader.refuse(pointer, 'COMPONENT.INVALID', 'must be true or false');
  return true;
}

function readCopies(reader: FileReader, value: unknown, pointer: string): number {
  if (value === undefined || value === null) return 1;
  const whole = typeof value === 'number' && Number.isInteger(value);
  if (whole && value >= 1 && value <= MOST_COPIES) return value;
  reader.refuse(pointer, 'COMPONENT.INVALID', `must be a whole number from 1 to ${String(MOST_COPIES)}`);
  return 1;
}
