import type { TimeReader } from '../case-list/time-format.js';
import { timeReader } from '../case-list/time-format.js';
import type { DayPart } from '../case-list/time-format.js';

const DAY = 86_400_000;
/** 1899-12-30: Excel counts a 29 February 1900 that never was, which this evens out from March 1900 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 1954 to 2119: any other number is a year, a code or a typing error. */
const SERIALS = { least: 20_000, most: 80_000 };

/** Reads a cell of a sheet: a date cell, a date's serial number in a plain cell, or a text in one of the usual forms. */
export function sheetTimeReader(format: string | null, zone: string, part: DayPart, date1904: boolean): TimeReader {
  const cell = timeReader('iso', zone, part);
  const text = timeReader(format, zone, part);
  return (given) => {
    if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/.test(given)) return cell(given);
    const serial = /^\d{5}(\.\d+)?$/.test(given) ? Number(given) : 0;
    return serial >= SERIALS.least && serial <= SERIALS.most ? cell(ofSerial(serial, date1904)) : text(given);
  };
}

function ofSerial(serial: number, date1904: boolean): string {
  const at = Math.round(((date1904 ? EPOCH_1904 : EPOCH_1900) + serial * DAY) / 1000) * 1000;
  const text = new Date(at).toISOString().slice(0, 19);
  return Number.isInteger(serial) ? text.slice(0, 10) : text;
}
