import { InputBase, type InputBaseProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import { Icon } from './theme/icons';

type Option = Readonly<{ value: string; label: string }>;
type Props = InputBaseProps &
  Omit<ComponentPropsWithoutRef<'select'>, keyof InputBaseProps> &
  Readonly<{ data: readonly (Option | string)[] }>;

/** A native select; the library's own brings all that its comboboxes need. */
export const Select = ({ data, ...others }: Props) => (
  <InputBase
    component="select"
    pointer
    rightSectionPointerEvents="none"
    rightSection={<Icon name="down" size={20} />}
    {...others}
  >
    {data.map((option) => {
      const { value, label } = typeof option === 'string' ? { value: option, label: option } : option;
      return (
        <option key={value} value={value}>
          {label}
        </option>
      );
    })}
  </InputBase>
);
