/** What the QR code of a citizen's card says, as far as an applicant needs it. */
export interface IdCard {
  idNumber: string;
  name: string;
  address: string;
}

/**
 * Reads `number|old number|name|ddmmyyyy|sex|address|issue date` as a scanner types it; null where it is something else.
 * The old number may be empty; the number has twelve digits.
 */
export function readIdCard(typed: string): IdCard | null {
  const [idNumber = '', , name = '', born = '', , address = ''] = typed
    .trim()
    .split('|')
    .map((part) => part.trim());
  if (!/^\d{12}$/.test(idNumber) || !/^\d{8}$/.test(born) || name === '') return null;
  return { idNumber, name: name.normalize('NFC'), address: address.normalize('NFC') };
}
