import type { Catalogue } from '../catalogue.js';
import type { AgencyDefinition, CatalogueEvent, FieldDefinition, ProcedureDefinition } from '../events.js';
import type { CatalogueFile } from './catalogue-file.js';
import { groupByCode } from './group-by-code.js';
import { proceduresToDefine } from './procedures-to-define.js';

/** Definitions of one kind in a file against those there are. */
export interface DefinitionDifference<T> {
  added: T[];
  changed: T[];
  unchanged: T[];
}

export type CatalogueDifference = { [Kind in keyof CatalogueFile]: DefinitionDifference<CatalogueFile[Kind][number]> };

/** What a file would change; a code nobody has defined is added, a provisional one that the file reviews changed. */
export function catalogueDifference(current: Catalogue, file: CatalogueFile): CatalogueDifference {
  return {
    fields: difference(file.fields, (field) => current.fields.get(field.code), fieldKeyOf),
    agencies: difference(file.agencies, (agency) => current.agencies.get(agency.id), agencyKeyOf),
    procedures: proceduresDifference(current, file.procedures),
    clockPolicies: difference(file.clockPolicies, ({ id }) => knownPolicy(current, id), policyKeyOf),
  };
}

/** The events that make the catalogue say what the file says; none when it does already. */
export const catalogueChanges = (current: Catalogue, file: CatalogueFile): CatalogueEvent[] =>
  eventsOfDifference(catalogueDifference(current, file));

/** Definitions in one event: a reader of the log takes them in one piece. */
const MOST_IN_ONE_EVENT = 500;

/** What was added or changed as events; what is referred to comes before what refers to it. */
export function eventsOfDifference({
  fields,
  agencies,
  procedures,
  clockPolicies,
}: CatalogueDifference): CatalogueEvent[] {
  return [
    ...pieces(fields).map((some): CatalogueEvent => ({ type: 'FieldsDefined', data: { fields: some } })),
    ...pieces(clockPolicies).map((some): CatalogueEvent => ({
      type: 'ClockPoliciesDefined',
      data: { policies: some },
    })),
    ...pieces(agencies).map((some): CatalogueEvent => ({ type: 'AgenciesDefined', data: { agencies: some } })),
    ...pieces(procedures).map((some): CatalogueEvent => ({ type: 'ProceduresDefined', data: { procedures: some } })),
  ];
}

function pieces<T>({ added, changed }: DefinitionDifference<T>): T[][] {
  const all = [...added, ...changed];
  const count = Math.ceil(all.length / MOST_IN_ONE_EVENT);
  return Array.from({ length: count }, (_, index) =>
    all.slice(index * MOST_IN_ONE_EVENT, (index + 1) * MOST_IN_ONE_EVENT),
  );
}

function difference<T>(
  given: readonly T[],
  knownOf: (definition: T) => T | undefined,
  keyOf: (definition: T) => string,
): DefinitionDifference<T> {
  const answer: DefinitionDifference<T> = { added: [], changed: [], unchanged: [] };
  for (const definition of given) {
    const known = knownOf(definition);
    if (known === undefined) answer.added.push(definition);
    else if (keyOf(known) === keyOf(definition)) answer.unchanged.push(definition);
    else answer.changed.push(definition);
  }
  return answer;
}

function proceduresDifference(
  current: Catalogue,
  given: readonly ProcedureDefinition[],
): DefinitionDifference<ProcedureDefinition> {
  const answer: DefinitionDifference<ProcedureDefinition> = { added: [], changed: [], unchanged: [] };
  for (const [code, wanted] of groupByCode(given, (procedure) => procedure.code)) {
    const known = current.procedures.get(code);
    const missing = proceduresToDefine(known ?? [], wanted);
    for (const definition of wanted) {
      if (!missing.has(definition)) answer.unchanged.push(definition);
      else if (known === undefined) answer.added.push(definition);
      else answer.changed.push(definition);
    }
  }
  return answer;
}

/** Members by name: what comes out of the log has them in another order than what comes out of a file. */
const fieldKeyOf = ({ name, provisional }: FieldDefinition): string => JSON.stringify([name, provisional]);
const agencyKeyOf = ({ name, parentId, level, validFrom, validTo, provisional }: AgencyDefinition): string =>
  JSON.stringify([name, parentId, level, validFrom, validTo, provisional]);

type Policy = CatalogueFile['clockPolicies'][number];
const policyKeyOf = ({ policy }: Policy): string =>
  JSON.stringify([policy.supplement, policy.payment, policy.cutoff ?? null, policy.extensions ?? null]);

function knownPolicy({ clockPolicies }: Catalogue, id: string): Policy | undefined {
  const policy = clockPolicies.get(id);
  return policy && { id, policy };
}
