import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

interface Saved {
  textId: string;
  version: number;
  own: boolean;
  title: string;
}

describe('saved texts over HTTP', () => {
  let counter: Counter;
  let ward: string;
  const photo = { unitId: 'H26.W1', title: 'Thiếu ảnh', body: 'Đề nghị bổ sung 02 ảnh 3x4 nền trắng.' };

  beforeAll(async () => {
    counter = await Counter.open();
    ward = await tokenFor(counter.database, COUNTER_TENANT, 'officer', 'H26.W1');
  });
  afterAll(() => counter.close());

  const asWard = (method: 'get' | 'post' | 'put' | 'delete', path: string) =>
    request(counter.app.getHttpServer())[method](`/api/v1/saved-texts${path}`).set('Authorization', `Bearer ${ward}`);
  const saved = async (body: object) => (await counter.post('/saved-texts', body, 'officer').expect(201)).body as Saved;

  it('are seen by the unit and those above and below, changed by their own', async () => {
    const own = await saved(photo);
    const everybody = await saved({ ...photo, unitId: undefined, title: 'Chung' });
    const other = await saved({ ...photo, unitId: 'H26.W2', title: 'Khác' });
    const { items } = (await asWard('get', '').expect(200)).body as { items: Saved[] };
    expect(items.map(({ title, own: mine }) => [title, mine])).toEqual([
      ['Chung', false],
      ['Thiếu ảnh', true],
    ]);
    const changed = await asWard('put', `/${own.textId}`)
      .set('If-Match', '"v1"')
      .send({ ...photo, title: 'Ảnh' })
      .expect(200);
    expect(changed.body).toMatchObject({ title: 'Ảnh', version: 2 });
    await asWard('put', `/${own.textId}`).set('If-Match', '"v1"').send(photo).expect(412);
    for (const { textId } of [everybody, other]) {
      await asWard('put', `/${textId}`).set('If-Match', '"v1"').send(photo).expect(404);
      await asWard('delete', `/${textId}`).expect(404);
    }
    await asWard('delete', `/${own.textId}`).expect(204);
    await asWard('delete', `/${own.textId}`).expect(404);
  });

  it('hold nothing of a person, belong to a unit of one’s own, and are no inspector’s to write', async () => {
    for (const body of ['Gọi 0912 345 678', 'CCCD 001099000777', 'Gửi a@b.vn']) {
      const refused = await counter.post('/saved-texts', { ...photo, body }, 'officer').expect(400);
      expect(refused.body).toMatchObject({ errors: [{ pointer: '/body', code: 'TEXT.PERSONAL' }] });
    }
    for (const unitId of ['H26.W2', 'H99', undefined])
      await asWard('post', '')
        .send({ ...photo, unitId })
        .expect(400);
    await counter.post('/saved-texts', photo, 'inspector').expect(403);
    const { items } = (await counter.get('/saved-texts', 'inspector').expect(200)).body as { items: Saved[] };
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ own }) => own)).toEqual([]);
    await counter.get('/saved-texts', 'clerk').expect(200);
  });
});
