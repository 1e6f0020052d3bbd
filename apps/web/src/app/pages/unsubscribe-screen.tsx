import { UnsubscribePage } from '../../features/mails/unsubscribe-page';
import { LanguageChoice } from '../preferences';

export const UnsubscribeScreen = () => <UnsubscribePage below={<LanguageChoice />} />;
