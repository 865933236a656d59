import type { FormInstance } from 'antd';
import type { KeyboardEvent } from 'react';

/** Ctrl+Enter sends a dialog's form wherever in the dialog the focus is; for a Modal's `wrapProps`. */
export const sendsOnCtrlEnter = ({ submit }: Pick<FormInstance, 'submit'>) => ({
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  },
});
