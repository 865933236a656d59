/**
 * Which of the offers a header such as `Accept` or `Accept-Language` likes best: highest q, the first of equals; null
 * when it names none of them. `names` says whether a range of the header means an offer.
 */
export function preferred<T extends string>(
  header: string | undefined,
  offers: readonly T[],
  names: (range: string, offer: T) => boolean,
): T | null {
  let [best, bestQuality]: [T | null, number] = [null, 0];
  for (const item of (header ?? '').toLowerCase().split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    const offer = offers.find((candidate) => names(range, candidate));
    if (offer !== undefined && quality > bestQuality) [best, bestQuality] = [offer, quality];
  }
  return best;
}

/** Whether JSON or plain text is wanted; a client that takes anything gets JSON. */
export const preferredFormat = (accept: string | undefined): 'json' | 'text' => {
  const ranges = { json: ['application/json', '*/*', 'application/*'], text: ['text/plain', 'text/*'] };
  return preferred(accept, ['json', 'text'], (range, offer) => ranges[offer].includes(range)) ?? 'json';
};

/** The language wanted (`vi-VN` is `vi`); null when none of the offered ones is. */
export const preferredLanguage = <T extends string>(accept: string | undefined, offers: readonly T[]): T | null =>
  preferred(accept, offers, (range, offer) => range === offer || range.startsWith(`${offer}-`));
