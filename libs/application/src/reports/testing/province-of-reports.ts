import type { AgencyDefinition, CatalogueEvent } from '#dossier';

/** Fields as the catalogue defines them, all confirmed. */
export const fields = (...names: [code: string, name: string][]): CatalogueEvent => ({
  type: 'FieldsDefined',
  data: { fields: names.map(([code, name]) => ({ code, name, provisional: false })) },
});
/** An agency as the catalogue defines it, without an end. */
export const agency = (id: string, name: string, parentId: string | null, level: AgencyDefinition['level']) => ({
  ...{ id, name, parentId, level, validFrom: null, validTo: null, provisional: false },
});
const AGENCIES: CatalogueEvent = {
  type: 'AgenciesDefined',
  data: {
    agencies: [
      agency('T', 'Tỉnh Một', null, 'province'),
      agency('A', 'Xã Yên', 'T', 'commune'),
      agency('A.1', 'Bộ phận Một cửa', 'A', null),
      agency('B', 'Xã Đông', 'T', 'commune'),
      agency('S', 'Sở Tư pháp', 'T', 'province'),
    ],
  },
};
/** A province with two communes, one of which has a one-stop shop of its own, and a department. */
export const CATALOGUE: [string, CatalogueEvent][] = [
  ['2025-12-01 08:00', fields(['HT', 'Hộ tịch'], ['DD', 'Đất đai'])],
  ['2025-12-01 08:01', AGENCIES],
  ['2026-05-01 08:00', fields(['HT', 'Hộ tịch, quốc tịch'])],
];
