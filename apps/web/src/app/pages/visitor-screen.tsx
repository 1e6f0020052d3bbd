import type { MeAnswer } from '@relais/contracts';
import { SignOutButton } from '../../features/account/sign-out-button';
import { VisitorPage } from '../../features/visiting/visitor-page';
import type { Network } from '../../server/reads';
import rows from '../../ui/layout/rows.module.css';
import { LanguageChoice } from '../preferences';

type Props = Readonly<{ me: MeAnswer; network: Network; onPerson: (personId: string) => void }>;

export const VisitorScreen = (props: Props) => (
  <VisitorPage
    {...props}
    below={
      <div className={rows.stack}>
        <LanguageChoice />
        <SignOutButton />
      </div>
    }
  />
);
