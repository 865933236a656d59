/** Parts of Ant Design that no page shows, by the beginning of their classes after `ant-`. */
const NOT_SHOWN = [
  ...[
    'affix',
    'anchor',
    'avatar',
    'badge',
    'border-beam',
    'breadcrumb',
    'carousel',
    'cascader',
    'color-picker',
    'float-btn',
  ],
  ...['image', 'layout', 'list', 'listy', 'masonry', 'mentions', 'otp', 'picker-calendar', 'qrcode', 'rate', 'ribbon'],
  ...[
    'scroll-number',
    'slider',
    'splitter',
    'statistic',
    'switch',
    'tour',
    'transfer',
    'tree',
    'tree-select',
    'watermark',
  ],
  ...['col-xs', 'col-sm', 'col-md', 'col-lg', 'col-xl', 'col-xxl', 'col-xxxl'],
];

const NAMES = `ant-(?:${NOT_SHOWN.join('|')})(?![a-z])`;
const HIDDEN = new RegExp(`\\.(?:${NAMES}|slick-|css-var-_R_|data-ant-cssinjs)`);
const NAME = new RegExp(`^${NAMES}`);

/** Whether a class has no rules here: the walk of every page looks for such. */
export const isLeftOut = (name) => NAME.test(name);

/**
 * The style sheet that Ant Design ships for `zeroRuntime`, without what no page shows. Making those rules in the browser took
 * a third of the time until a page stood (2026-11-23).
 */
export const antdStyles = () => ({
  name: 'antd-styles',
  enforce: 'pre',
  transform: (css, id) => (id.endsWith('/antd/dist/antd.css') ? { code: shown(css), map: null } : undefined),
});

const shown = (css) =>
  rulesOf(css)
    .filter((rule) => !selectorsOf(rule).every((selector) => HIDDEN.test(selector)))
    .join('\n');

const selectorsOf = (rule) => rule.slice(0, rule.indexOf('{')).split(',');

/** Rules at the outermost level, those of a medium or of frames as one. */
function rulesOf(css) {
  const rules = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] !== '}') continue;
    depth -= 1;
    if (depth > 0) continue;
    rules.push(css.slice(start, at + 1));
    start = at + 1;
  }
  return rules;
}
