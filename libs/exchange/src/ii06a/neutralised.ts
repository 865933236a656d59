const DANGEROUS = /^[=+\-@\t\r\n]/;

/** Text that no spreadsheet program takes for a formula, whoever copies or re-exports the cell (CONTRACT 4). */
export const neutralised = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);
