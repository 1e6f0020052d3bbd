import { SignInPage } from '../../features/sign-in/sign-in-page';
import { LanguageChoice } from '../preferences';

export const SignInScreen = () => <SignInPage below={<LanguageChoice />} />;
