import { useLingui } from '@lingui/react/macro';
import { Button, InputBase } from '@mantine/core';
import { useState } from 'react';
import rows from './layout/rows.module.css';
import { mailTo, smsTo } from './sending';

type Props = Readonly<{
  text: string;
  /** Of the e-mail. */
  subject: string;
  /** Without them the phone or the mail program asks for the recipient. */
  phone?: string;
  email?: string;
  lines: number;
  /** Whether it may be changed before it is sent. */
  isEditable?: boolean;
}>;

/** A text to send from the person's own phone or computer. */
export function SendText({
  text: proposed,
  subject,
  phone = '',
  email = '',
  lines,
  isEditable = false,
}: Props) {
  const { t } = useLingui();
  const [edited, setEdited] = useState<string | null>(null);
  const text = edited ?? proposed;
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <>
      <InputBase
        component="textarea"
        multiline
        readOnly={!isEditable}
        rows={lines}
        label={t`Message`}
        value={text}
        onChange={({ currentTarget: { value } }) => setEdited(value)}
      />
      <div className={rows.inline}>
        {'share' in navigator && (
          <Button onClick={() => void navigator.share({ text }).catch(() => undefined)}>{t`Partager`}</Button>
        )}
        <Button component="a" variant="default" href={smsTo(phone, text)}>
          {t`SMS`}
        </Button>
        <Button component="a" variant="default" href={mailTo(email, subject, text)}>
          {t`E-mail`}
        </Button>
        <Button variant="default" onClick={() => void copy()}>
          {copied === text ? t`Copié` : t`Copier`}
        </Button>
      </div>
    </>
  );
}
