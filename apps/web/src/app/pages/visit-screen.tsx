import { VisitPage } from '../../features/visiting/visit-page';
import { LanguageChoice } from '../preferences';

export const VisitScreen = () => <VisitPage below={<LanguageChoice />} />;
