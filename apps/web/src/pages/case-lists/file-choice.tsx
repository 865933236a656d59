import { CloseOutlined } from '@ant-design/icons';
import { Button, Space, Upload } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/use-text.js';
import { useSizeText } from './size-text.js';

interface FileChoiceProps {
  accept: string;
  icon: ReactNode;
  file: File | null;
  onFile: (chosen: File | null) => void;
  children: string;
}

/** A file of this computer, its name and size, and the way to leave it out again. */
export function FileChoice({ accept, icon, file, onFile, children }: FileChoiceProps) {
  const t = useText();
  const sizeText = useSizeText();
  return (
    <Space size="small" wrap>
      <Upload
        accept={accept}
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          onFile(chosen);
          return false;
        }}
      >
        <Button icon={icon}>{children}</Button>
      </Upload>
      {file !== null && (
        <span>
          {file.name} <span className="muted num">({sizeText(file.size)})</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('caseLists.leaveOut', { name: file.name })}
            onClick={() => onFile(null)}
          />
        </span>
      )}
    </Space>
  );
}
