/** A column of a sheet that somebody fills in. */
export interface FillInColumn {
  header: string;
  explanation: string;
  /** Text: codes and numbers keep their leading and trailing zeros. */
  kind: 'text' | 'time' | 'plain';
}

const MOST_ROWS = 2_000;
const FORMATS = { text: '@', time: 'dd/mm/yyyy hh:mm', plain: undefined };

/** An empty sheet to fill in (.xlsx) with its header; a second sheet says what goes where. */
export async function fillInSheet(
  title: string,
  columns: readonly FillInColumn[],
  remarks: readonly string[],
): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const list = workbook.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
  const help = workbook.addWorksheet('Hướng dẫn');
  help.columns = [{ width: 24 }, { width: 60 }];
  for (const [index, { header, explanation, kind }] of columns.entries()) {
    const column = list.getColumn(index + 1);
    column.width = 22;
    const format = FORMATS[kind];
    if (format !== undefined) column.numFmt = format;
    list.getCell(1, index + 1).value = header;
    help.addRow([header, explanation]);
  }
  list.getRow(1).font = { bold: true };
  for (const remark of remarks) help.addRow(['', remark]);
  list.autoFilter = { from: { row: 1, column: 1 }, to: { row: MOST_ROWS, column: columns.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
