import { InvitationsPage } from '../../features/acceptance/invitations-page';
import { SignOutButton } from '../../features/account/sign-out-button';
import rows from '../../ui/layout/rows.module.css';
import { LanguageChoice } from '../preferences';
import { WithMe } from '../with-me';

export const InvitationsScreen = () => (
  <WithMe>
    {(me) => (
      <InvitationsPage
        me={me}
        below={
          <div className={rows.stack}>
            <LanguageChoice />
            <SignOutButton />
          </div>
        }
      />
    )}
  </WithMe>
);
