import { ObjectionPage } from '../../features/objection/objection-page';
import { LanguageChoice } from '../preferences';

export const ObjectionScreen = () => <ObjectionPage below={<LanguageChoice />} />;
