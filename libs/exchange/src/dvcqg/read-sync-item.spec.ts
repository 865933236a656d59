import { describe, expect, it } from '@jest/globals';
import { plainPartOf } from './personal-fields.js';
import { readSyncItem } from './read-sync-item.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const read = (item: unknown) => readSyncItem(item, null, ZONE);
const ELEVEN = Date.parse('2026-03-02T11:00:00+07:00');

describe('an item of the sync', () => {
  it.each([
    '20260302110000',
    20260302110000,
    '2026-03-02 11:00:00',
    '2026-03-02T11:00:00',
    '2026-03-02T04:00:00Z',
    '02/03/2026 11:00:00',
    ' 20260302110000 ',
  ])('reads the time %p on Vietnam’s wall clock', (NgayTiepNhan) => {
    expect(read({ MaHoSo: 'A', NgayTiepNhan })).toMatchObject({ receivedAt: ELEVEN, problems: [] });
  });

  it.each(['', null, 'null', '00010101000000', '0001-01-01T00:00:00', undefined])('takes %p for no date', (NgayTra) => {
    expect(read({ MaHoSo: 'A', NgayTra })).toMatchObject({ returnedAt: null, problems: [] });
  });

  it('takes an appointment without an hour for the end of its day', () => {
    expect(read({ MaHoSo: 'A', NgayHenTra: '20260302' })).toMatchObject({
      dueAt: Date.parse('2026-03-02T23:59:59+07:00'),
    });
  });

  it.each([
    [{}, 'CODE.MISSING', 'MaHoSo'],
    [{ MaHoSo: 'x'.repeat(201) }, 'CODE.INVALID', 'MaHoSo'],
    [{ MaHoSo: 'A', NgayTra: '20260230110000' }, 'TIME.UNREADABLE', 'NgayTra'],
    [{ MaHoSo: 'A', TrangThaiHoSo: '11' }, 'STATUS.UNKNOWN', 'TrangThaiHoSo'],
    [{ MaHoSo: 'A', TrangThaiHoSo: 'xong' }, 'STATUS.UNKNOWN', 'TrangThaiHoSo'],
    [{ MaHoSo: 'A', KenhThucHien: '4' }, 'CHANNEL.UNKNOWN', 'KenhThucHien'],
    [{ MaHoSo: 'A', ThoiDiemXuLy: '20260302110000' }, 'STATUS.MISSING', 'TrangThai'],
    [{ MaHoSo: 'A', ThoiDiemXuLy: '', TrangThai: '9' }, 'TIME.MISSING', 'ThoiDiemXuLy'],
    [{ MaHoSo: 'A', DonViXuLy: 'a\0b' }, 'TEXT.NUL', 'DonViXuLy'],
    [JSON.parse('{"MaHoSo":10170010126090000001}'), 'NUMBER.INEXACT', 'MaHoSo'],
    [{ MaHoSo: 1.5 }, 'NUMBER.INEXACT', 'MaHoSo'],
    [{ MaHoSo: 'A', MaTTHC: 1.0041941 }, 'NUMBER.INEXACT', 'MaTTHC'],
    [{ MaHoSo: 'A', DanhSachHoSoBoSung: [{ NgayTiepNhanBoSung: '20260302110000' }] }, 'TIME.MISSING', 'NgayBoSung'],
    [{ MaHoSo: 'A', TaiLieuNop: Array<object>(301).fill({}) }, 'LIST.TOO_LONG', 'TaiLieuNop'],
    ['một chuỗi', 'ITEM.NOT_AN_OBJECT', null],
  ])('%j has the problem %s', (item, code, field) => {
    expect(read(item).problems).toContainEqual({ code, field });
  });

  it.each([
    [1.00119, '1.001190'],
    [1.001193, '1.001193'],
    [2.0002, '2.000200'],
  ])('a procedure sent as the number %p is %s', (MaTTHC, procedure) => {
    expect(read({ MaHoSo: 'A', MaTTHC })).toMatchObject({ procedure, problems: [] });
  });

  it('takes numbers for codes, decomposed letters for composed ones, and the long form of a procedure', () => {
    const item = {
      MaHoSo: 17,
      TrangThaiHoSo: 9,
      MaTTHC: '1.004194.000.00.00.H26',
      DonViXuLy: 'Sở Tư pháp'.normalize('NFD'),
    };
    expect(read(item)).toMatchObject({
      code: '17',
      status: 9,
      procedure: '1.004194',
      agency: 'Sở Tư pháp'.normalize('NFC'),
    });
  });

  it('names a component by its code or its place, never by a file or by what was typed for a code', () => {
    const secret = 'CCCD Nguyễn Thị Mẫu 001099012345.pdf';
    const TaiLieuNop = [
      { MaThanhPhanHoSo: 'TP-01.a_2', TepDinhKemId: secret },
      { TepDinhKemId: secret },
      { MaThanhPhanHoSo: secret },
      { MaThanhPhanHoSo: 'x'.repeat(61) },
    ];
    const item = read({ MaHoSo: 'A', TaiLieuNop });
    expect(item).toMatchObject({ components: [{ code: 'TP-01.a_2' }, { code: '2' }, { code: '3' }, { code: '4' }] });
    expect(JSON.stringify([item, plainPartOf({ MaHoSo: 'A', PhongBanXuLy: secret, TaiLieuNop })])).not.toContain(
      secret,
    );
  });

  it('counts every personal field, encrypted or dropped, and shows none', () => {
    const secret = {
      ...{
        ChuHoSo: 'Mẫu',
        SoGiayToChuHoSo: '001',
        TrichYeuHoSo: 'Riêng',
        Fax: '024',
        DinhDanhCHS: [{ So: '1', Loai: '2' }],
      },
      ...{ TruongLa: 'Mẫu', DanhSachHoSoBoSung: [{ NgayBoSung: '20260302110000', NoiDungBoSung: 'Riêng' }] },
    };
    const item = { MaHoSo: 'A', TrangThaiHoSo: '5', ...secret };
    const { personal, personalFields } = read(item);
    expect(personal).toEqual({ applicant: { name: 'Mẫu', idNumber: '001' }, abstract: 'Riêng' });
    expect(personalFields).toEqual({ encrypted: 3, dropped: 5 });
    expect(plainPartOf(item)).toEqual({
      ...{ MaHoSo: 'A', TrangThaiHoSo: '5', DanhSachHoSoBoSung: [{ NgayBoSung: '20260302110000' }] },
    });
  });
});
