import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { moveFocusWithPages } from './app/focus-of-pages';
import { preferredLanguage, setAsSaid, speak } from './app/language';
import { queries } from './app/queries';
import { router } from './app/router';
import { keepFocus } from './ui/keep-focus';
import { NoticePlace } from './ui/notice-place';
import './ui/theme/first.css';
import './ui/theme/mantine.css';
import { colours, theme } from './ui/theme/theme';

// A page that the browser restores from its cache would still show the person who was signed in.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

setAsSaid();
await speak(preferredLanguage());

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');

// The nonce of this page allows what components write into <style>.
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
Object.assign(globalThis, { __webpack_nonce__: nonce });

keepFocus();
moveFocusWithPages(router);

createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={colours}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
          <NoticePlace />
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>,
);
