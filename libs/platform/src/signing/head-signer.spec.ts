import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, verify } from 'node:crypto';
import { createHeadSigner, keyIdOfPublicKey, verifyDocument, verifyHead } from './head-signer.js';

const pemOf = (type: 'ed25519' | 'ed448') => {
  const { privateKey } = type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ed448');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};
const head = { tenant: 'H26', position: 42, hash: 'ab'.repeat(32), signedAt: '2026-03-02T17:00:00.000Z' };
const signer = createHeadSigner(pemOf('ed25519'));
const signed = signer.sign(head);

describe('a signed head', () => {
  it('verifies, with the signer and with the public key alone', () => {
    expect(signed).toMatchObject({ ...head, keyId: signer.keyId });
    expect(signer.verify(signed)).toBe(true);
    expect(verifyHead(signed, signer.publicKey)).toBe(true);
  });

  it('can be checked by anybody: Ed25519 over the RFC 8785 text, keys in order', () => {
    const text = `{"hash":"${head.hash}","keyId":"${signer.keyId}","position":42,"signedAt":"${head.signedAt}","tenant":"H26"}`;
    expect(verify(null, Buffer.from(text), signer.publicKey, Buffer.from(signed.signature, 'base64'))).toBe(true);
  });

  it('verifies after a journey through a file, with its members in any order', () => {
    const back = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(signed).toReversed()))) as typeof signed;
    expect(signer.verify(back)).toBe(true);
  });

  it.each([
    { tenant: 'H27' },
    { position: 43 },
    { hash: 'cd'.repeat(32) },
    { signedAt: '2026-03-03T17:00:00.000Z' },
    { keyId: '0'.repeat(16) },
    { signature: '' },
    { signature: Buffer.alloc(64).toString('base64') },
  ])('does not verify with %j', (change) => {
    expect(signer.verify({ ...signed, ...change })).toBe(false);
  });

  it('does not verify under another key, unless that one is trusted from before', () => {
    const next = pemOf('ed25519');
    expect(createHeadSigner(next).verify(signed)).toBe(false);
    expect(createHeadSigner(next, [signer.publicKey]).verify(signed)).toBe(true);
    expect(verifyHead(signed, createHeadSigner(next).publicKey)).toBe(false);
  });

  it('is not made with another kind of key', () => {
    expect(() => createHeadSigner(pemOf('ed448'))).toThrow('Ed25519');
  });
});

describe('a signed document', () => {
  const document = { format: 'a list', files: [{ name: 'ä', size: 1 }] };
  const signature = signer.signDocument(document);

  it('verifies by its members in any order, and not once one has changed', () => {
    const turned = { files: [{ size: 1, name: 'ä' }], format: 'a list' };
    expect(verifyDocument(turned, signature, signer.publicKey)).toBe(true);
    expect(verifyDocument({ ...document, format: 'another' }, signature, signer.publicKey)).toBe(false);
    expect(verifyDocument(document, signature, createHeadSigner(pemOf('ed25519')).publicKey)).toBe(false);
  });

  it('names its key as heads do', () => {
    expect(keyIdOfPublicKey(signer.publicKey)).toBe(signer.keyId);
    expect(() => keyIdOfPublicKey('no key')).toThrow();
  });
});
