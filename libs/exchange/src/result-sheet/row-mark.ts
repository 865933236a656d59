/** What stands in the column "Khóa dòng" of a result: the row as it was known first, and of a received one its content. */
export interface RowMark {
  /** SHA-256 of the sheet that the row first stood in, hex, `#` and its number there. */
  key: string;
  /** HMAC of the cells that were received, hex; null: it was not received. */
  content: string | null;
}

const MARK = /^([0-9a-f]{64}#[1-9]\d{0,9})(?:~([0-9a-f]{64}))?$/;

export const writeRowMark = ({ key, content }: RowMark): string => (content === null ? key : `${key}~${content}`);

/** Null: somebody has touched it. */
export function readRowMark(text: string): RowMark | null {
  const [, key, content] = MARK.exec(text) ?? [];
  return key === undefined ? null : { key, content: content ?? null };
}
