/** A JSON schema as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

export const integer: Schema = { type: 'integer' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const text: Schema = { type: 'string' };
export const boolean: Schema = { type: 'boolean' };
export const date: Schema = { type: 'string', format: 'date' };
export const instant: Schema = { type: 'string', format: 'date-time' };

/** Every member is there, and none besides: what an answer holds more is a fault of its description. */
export const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

export const list = (items: Schema): Schema => ({ type: 'array', items });
export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
/** A map whose keys are data. */
export const mapOf = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
export const either = (...schemas: readonly Schema[]): Schema => ({ oneOf: schemas });

/** The same, or null. */
export function orNull(schema: Schema): Schema {
  const { type } = schema;
  if (typeof type !== 'string' || 'enum' in schema) return { oneOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'] };
}

export const described = (schema: Schema, description: string): Schema => ({ ...schema, description });

/** For `@ApiOkResponse`. */
export const answer = (schema: Schema): { schema: object } => ({ schema });
