/** The embedded PostgreSQL cannot be used; the message says why and what to do, for a person to read. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}
