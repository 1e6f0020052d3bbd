import { JoinPage } from '../../features/joining/join-page';
import { LanguageChoice } from '../preferences';

export const JoinScreen = () => <JoinPage below={<LanguageChoice />} />;
