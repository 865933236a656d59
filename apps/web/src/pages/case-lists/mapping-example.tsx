import { useText } from '../../shell/use-text.js';

/** As the reader of mappings takes it (libs/exchange/src/case-list). */
const EXAMPLE = `{
  "columns": {
    "code": "Số HS",
    "receivedAt": { "column": "Ngày nộp", "format": "dd-MM-yyyy HH:mm" },
    "dueAt": "Hạn",
    "processedAt": "Xong ngày",
    "agency": "Đơn vị",
    "procedure": "Tên thủ tục",
    "channel": { "column": "Nguồn", "map": { "Web": "online", "*": "counter" } },
    "publishedOutcome": { "column": "KQ", "map": { "Đúng hạn": "onTime", "Quá hạn": "late" } }
  }
}`;

/** What a mapping looks like, for whoever has to write one. */
export function MappingExample() {
  const t = useText();
  return (
    <details className="mapping-example">
      <summary>{t('caseLists.mappingHow')}</summary>
      <p className="muted">{t('caseLists.mappingText')}</p>
      {/* It scrolls where it is narrow, so it can be reached by keyboard. */}
      <pre tabIndex={0}>{EXAMPLE}</pre>
    </details>
  );
}
