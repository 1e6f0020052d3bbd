import { useLingui } from '@lingui/react/macro';
import { Button, InputBase } from '@mantine/core';
import { useState } from 'react';
import rows from './rows.module.css';
import { mailTo, smsTo } from './sending';

type Props = Readonly<{
  text: string;
  /** Of the e-mail. */
  subject: string;
  /** Without them the phone or the mail program asks to whom it goes. */
  phone?: string;
  email?: string;
  lines: number;
}>;

/** A text to send from one's own phone or computer. */
export function SendText({ text, subject, phone = '', email = '', lines }: Props) {
  const { t } = useLingui();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(text));
  return (
    <>
      <InputBase component="textarea" multiline readOnly rows={lines} label={t`Message`} value={text} />
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
