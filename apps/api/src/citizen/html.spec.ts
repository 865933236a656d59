import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html } from './html.js';

describe('a piece of a page', () => {
  it('escapes what is put in, in content and attributes', () => {
    const nasty = `"><script>alert('1')</script>&amp;`;
    expect(html`<a title="${nasty}">${nasty}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</a>',
    );
  });

  it('takes other pieces, lists, numbers and nothing as they are', () => {
    const items = ['a', '<'].map((item) => html`<i>${item}</i>`);
    expect(html`<b>${items}</b>${0}${null}${false}`.text).toBe('<b><i>a</i><i>&lt;</i></b>0');
  });

  it('no text opens a tag or leaves an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });
});
