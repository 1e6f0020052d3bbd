import {
  Button,
  createTheme,
  Input,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const harbour: MantineColorsTuple = [
  '#e6f4f3',
  '#d3e8e7',
  '#a6d1cf',
  '#76b9b6',
  '#4fa5a2',
  '#339795',
  '#1d8482',
  '#11726f',
  '#0c5f63',
  '#084a4d',
];

const [small, text] = ['var(--type-small)', 'var(--type-text)'];
const strong = 'var(--weight-strong)';

export const theme = createTheme({
  fontSizes: { xs: small, sm: small, md: text, lg: text, xl: text },
  fontWeights: { regular: 'var(--weight-regular)', medium: strong, bold: strong },
  primaryColor: 'harbour',
  primaryShade: { light: 8, dark: 7 },
  colors: { harbour },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'md' } }),
    Input: Input.extend({ defaultProps: { size: 'md' } }),
  },
});

/** Mantine's dimmed, placeholder and error colours miss the 4.5:1 of WCAG AA on our papers; these keep it. */
export const colours: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-placeholder': 'var(--dim)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--dim)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--strong-line)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-anchor': 'var(--accent)',
  };
  return {
    variables: {},
    light: { ...shared, '--mantine-color-error': '#a3261b' },
    dark: { ...shared, '--mantine-color-error': '#ffb4a9' },
  };
};
