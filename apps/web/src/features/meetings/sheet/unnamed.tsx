import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { AttendanceSheet } from './use-sheet';

const most = 1000;

/** Guests whose name is not given, and minors: a number of the meeting. */
export function Unnamed({ sheet: { unnamed, setUnnamed } }: { sheet: AttendanceSheet }) {
  const { t } = useLingui();
  return (
    <>
      <Button variant="default" disabled={unnamed >= most} onClick={() => void setUnnamed(unnamed + 1)}>
        <Trans>+ 1 sans nom</Trans>
      </Button>
      <span role="status">{unnamed > 0 && t`sans nom : ${unnamed}`}</span>
      {unnamed > 0 && (
        <Button variant="subtle" px="xs" onClick={() => void setUnnamed(unnamed - 1)}>
          <Trans>un de moins</Trans>
        </Button>
      )}
    </>
  );
}
