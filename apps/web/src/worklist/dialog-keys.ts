import type { FormInstance } from 'antd';
import type { KeyboardEvent } from 'react';
import { isCtrlEnter, listAt } from '../shell/ctrl-enter.js';

/** Ctrl+Enter sends a dialog's form wherever in the dialog the focus is, once a press; for a Modal's `wrapProps`. */
export const sendsOnCtrlEnter = ({ submit }: Pick<FormInstance, 'submit'>) => ({
  onKeyDownCapture: (event: KeyboardEvent) => {
    if (!isCtrlEnter(event) || listAt(event.target) !== 'closed') return;
    event.stopPropagation();
    if (!event.repeat) submit();
  },
  onKeyDown: (event: KeyboardEvent) => {
    if (isCtrlEnter(event) && listAt(event.target) === 'none' && !event.repeat) submit();
  },
});
