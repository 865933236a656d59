const SHAPES: Record<string, readonly RegExp[]> = {
  citizen: [/^(?:\d{9}|\d{12})$/, /^(?=.*[A-Z])(?=.*\d)[A-Z0-9]{6,12}$/],
};
SHAPES['business'] = [...(SHAPES['citizen'] ?? []), /^\d{10}(?:\d{3})?$/];
const FEWEST = 6;

/** Whether the server will take a number of a kind of applicant, to warn before it is sent; the server decides (a spec holds both together). */
export function looksLikeIdNumber(text: string, kind: string | undefined): boolean {
  const number = text.replaceAll(/[\s.-]/g, '').toUpperCase();
  const shapes = SHAPES[kind ?? ''];
  if (shapes !== undefined) return shapes.some((shape) => shape.test(number));
  return number.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= FEWEST;
}
