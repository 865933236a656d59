import type { EvidenceQuery } from './format.js';

/** `README.txt`: what the file is and how to check it, in Vietnamese and English. */
export const readmeText = ({
  tenant,
  from,
  to,
  policy,
  policyVersion,
  position,
  computedAt,
  dossiers,
}: EvidenceQuery) =>
  `BẰNG CHỨNG CỦA SỐ LIỆU ĐÚNG HẸN
================================
Đơn vị ${tenant}; kỳ từ ${from} đến ${to}; quy tắc ${policy}, phiên bản ${String(policyVersion)}.
Lập lúc ${computedAt}, theo nhật ký đến vị trí ${String(position)}; ${String(dossiers)} hồ sơ.

Tệp này cho phép tính lại số liệu mà không cần cơ sở dữ liệu:
  query.json       câu hỏi, như hệ thống đã hiểu
  policy.json      quy tắc phân loại đầy đủ, cùng hai quy tắc đi kèm
  answer.json      số liệu đã trả lời
  dossiers.ndjson  từng hồ sơ: dữ kiện, phân loại, các lần hẹn trả, các sự kiện kèm mã băm
  calendars.json   các phiên bản lịch làm việc đã dùng để hẹn trả
  head.json        vị trí và mã băm của nhật ký, các mốc đã ký gần nhất
  closing.json     (chỉ khi kỳ đã chốt) sự kiện chốt số liệu và các lần điều chỉnh sau chốt
  manifest.json    SHA-256 và kích thước của từng tệp, chữ ký Ed25519

Cách kiểm tra:  npm run dh -- verify-evidence <tệp.zip> --public-key <khoá.pem>
Hãy lấy khoá công khai từ nơi khác, không lấy từ chính tệp này: ai làm giả tệp cũng có thể đặt khoá của mình vào đó.
Tệp không chứa dữ liệu cá nhân: không họ tên, số giấy tờ, điện thoại, địa chỉ hay trích yếu.


EVIDENCE FOR ON-TIME FIGURES
============================
Tenant ${tenant}; period ${from} to ${to}; policy ${policy}, version ${String(policyVersion)}.
Made at ${computedAt} from the log up to position ${String(position)}; ${String(dossiers)} dossiers.

With this file the figures can be counted again without the database:
  query.json       the question as it was understood
  policy.json      the whole counting rule, and those of the two companion rates
  answer.json      the figures as they were answered
  dossiers.ndjson  each dossier: facts, classes, every due with its cause, every event with its hash
  calendars.json   the versions of the working calendar that promises were computed under
  head.json        position and hash of the log, the signed heads next to it
  closing.json     (only of a closed period) the events that closed and restated it
  manifest.json    SHA-256 and size of each file, Ed25519 signature

To check it:  npm run dh -- verify-evidence <file.zip> --public-key <key.pem>
Take the public key from elsewhere and not from this file: whoever forges the file can put his own key in it.
It holds nothing personal: no name, id number, telephone, address or abstract.
`;
