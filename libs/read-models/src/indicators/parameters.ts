/** The parameters of a generated statement, numbered as they are met; the same name is sent once. */
export class Parameters {
  readonly values: unknown[] = [];
  private readonly numbers = new Map<string, number>();

  /** A typed placeholder such as `$3::date`. */
  use(name: string, value: unknown, type: string): string {
    const known = this.numbers.get(name);
    if (known !== undefined) return `$${String(known)}::${type}`;
    this.values.push(value);
    this.numbers.set(name, this.values.length);
    return `$${String(this.values.length)}::${type}`;
  }
}
