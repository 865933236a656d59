const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const DIRECTORY_HEADER = 46;
/** 1980-01-01 00:00:00, the first instant a zip can name. */
const FIRST_INSTANT = 0x00210000;

/**
 * Gives every entry of a zip without comment the same time, in place. exceljs stamps the moment of writing and has no
 * switch for it; without this the same figures would never give the same file twice.
 */
export function fixedZipTimes(zip: Buffer): Buffer {
  const end = zip.length - END_LENGTH;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not a zip file without comment');
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry += 1) {
    zip.writeUInt32LE(FIRST_INSTANT, at + 12);
    zip.writeUInt32LE(FIRST_INSTANT, zip.readUInt32LE(at + 42) + 10);
    at += DIRECTORY_HEADER + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}
